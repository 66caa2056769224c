import Foundation
import Testing

/// Ledgers as released versions left them, with every command and event that there was.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ReleasedLedgerTests {
  @Test(arguments: ReleasedLedger.allCases)
  func aReleasedLedgerIsReadVerifiedRebuiltAndDecidedAgain(_ ledger: ReleasedLedger) async throws {
    try await Workplace.during { place in
      try ledger.place(in: place)
      let before = try place.log()
      try await place.succeed("verify")
      let report = try await place.succeed("rebuild", "--format", "json")
      #expect(try await place.succeed("rebuild", "--format", "json") == report)
      try await place.succeed("rebuild", "--check")
      #expect(report.contains(ledger.root))
      try await place.succeed("replay", "--into", place.home + "/replayed")
      let replayed = try await place.succeed(
        "rebuild", "--ledger", place.home + "/replayed", "--format", "json")
      #expect(replayed == report)
      let lines = try place.write(try await place.succeed("log", "export"), to: "log.ndjson")
      let imported = try await place.succeed(
        "log", "import", lines, "--ledger", place.home + "/imported", "--format", "json")
      #expect(imported.contains(ledger.root))
      let runs = try await place.succeed("run", "list", "--format", "csv")
      #expect(runs.split(whereSeparator: \.isNewline).count > 5)
      let log = try await place.succeed("audit", "log", "--type", "ledger-created")
      #expect(log.contains("began"))
      try await place.succeed("user", "list", "--as-of", "2")
      // Looking changes nothing.
      #expect(try place.log() == before)
    }
  }

  @Test(arguments: ReleasedLedger.allCases.filter(\.isEarlier))
  func anEarlierLedgerIsUpgradedOnlyOnAnAdministratorsWord(_ ledger: ReleasedLedger) async throws {
    try await Workplace.during { place in
      try ledger.place(in: place)
      let before = try place.log()
      for command in [["user", "add", "Late", "--role", "viewer"], ["notify", "off"]] {
        let refused = try await place.waybill(command)
        #expect(refused.status == 65 && refused.messages.contains("waybill upgrade"))
      }
      try await place.fail(
        "upgrade", as: "Carl", status: 77, saying: "administrator")
      #expect(try place.log() == before)
      try await place.fail("daemon", status: 65, saying: "waybill upgrade")
      let examined = try await place.waybill("doctor", "--offline")
      #expect(examined.output.contains("waybill upgrade"))

      let upgraded = try await place.succeed("upgrade")
      #expect(upgraded.contains("earlier versions of Waybill refuse it"))
      #expect(try await place.succeed("upgrade").contains("already"))
      try await place.succeed("user", "add", "Late", "--role", "viewer")
      for command in [["verify"], ["rebuild", "--check"], ["replay"]] {
        let result = try await place.waybill(command)
        #expect(result.status == 0, "\(command): \(result.messages)")
      }
      let log = try await place.succeed("audit", "log", "--type", "ledger-upgraded")
      #expect(log.contains("went on as one of version 2 instead of 1"))
      let checked = try await place.checkRecords()
      #expect(checked.status == 0, "\(checked.messages)")
      #expect(checked.output.contains("ledger-upgraded 1"))
    }
  }

  @Test func anEarlierBackupIsUpgradedToMarkWhatIsMissing() async throws {
    try await Workplace.during { place in
      try ReleasedLedger.first.place(in: place)
      let backup = place.home + "/backup"
      try await place.succeed("backup", backup)
      try await place.succeed("upgrade")
      let kept = try place.write(try await place.succeed("audit", "checkpoint"), to: "kept")
      let restored = place.home + "/restored"
      let result = try await place.waybill(
        "restore", backup, "--checkpoint", kept, "--ledger", restored)
      #expect(result.status == 0 && result.messages.contains("2 entries are missing"))
      try await place.succeed("verify", "--ledger", restored)
      try await place.succeed("user", "list", "--ledger", restored)
      let log = try await place.succeed("audit", "log", "--ledger", restored)
      #expect(log.contains("ledger-upgraded") && log.contains("gap-marked"))
    }
  }

  @Test func aNewerLedgerIsRefusedByEveryCommandThatOpensIt() async throws {
    try await Workplace.during { place in
      try ReleasedLedger.second.place(in: place)
      try await place.beOfVersion(3)
      let before = try place.log()
      for command in [["user", "list"], ["user", "add", "Late", "--role", "viewer"], ["upgrade"]] {
        let refused = try await place.waybill(command)
        #expect(refused.status == 65 && refused.messages.contains("install a newer Waybill"))
      }
      #expect(try place.log() == before)
    }
  }
}
