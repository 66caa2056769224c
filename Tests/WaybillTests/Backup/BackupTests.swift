import Foundation
import GRDB
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct BackupTests {
  @Test func whatAStoppedCopyLeftIsTakenAway() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let lines = try place.write(try await place.succeed("log", "export"), to: "log.ndjson")
      let (backup, imported) = (place.home + "/backup", place.home + "/imported")
      for copy in [backup, imported] {
        let partial = copy + ".partial"
        try FileManager.default.createDirectory(
          atPath: partial, withIntermediateDirectories: false)
        for name in ["log.sqlite", "log.sqlite-journal", "vault.sqlite.new", "views.sqlite.X"] {
          try Data("half".utf8).write(to: URL(fileURLWithPath: "\(partial)/\(name)"))
        }
      }
      try await place.succeed("backup", backup)
      try await place.succeed("log", "import", lines, "--ledger", imported)
      for copy in [backup, imported] {
        #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
        try await place.succeed("rebuild", "--check", "--ledger", copy)
      }
    }
  }

  /// The run goes on undisturbed; what was copied of it is resumed, and settles what was in the air.
  @Test func aBackupIsMadeWhileARunIsGoingOn() async throws {
    let gate = Gate()
    let faults = FaultScript([.init("GET", "/v3/processes", .delay(until: gate))])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let backup = place.home + "/backup"
        let run = try await place.waybill("run", "start", "News") { _ in
          try await gate.waitUntilReached()
          try await place.succeed("backup", backup)
          gate.open()
        }
        #expect(run.status == 0, "\(run.messages)")
        let restored = place.home + "/restored"
        try await place.succeed("restore", backup, "--ledger", restored)
        let list = try await place.succeed("run", "list", "--format", "csv", "--ledger", restored)
        #expect(list.contains("interrupted"))
        try await place.succeed("run", "resume", "--ledger", restored)
        try await place.succeed("verify", "--ledger", restored)
        #expect(await sandbox.account.contactCount == 6)
      }
    }
  }

  @Test func aBackupIsTheSameLedger() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let backup = place.home + "/backup"
      try await place.succeed("backup", backup)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: backup).sorted()
          == ["log.sqlite", "manifests.sqlite", "vault.sqlite", "views.sqlite"])
      for name in ["", "/log.sqlite", "/vault.sqlite"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: backup + name)
        #expect(attributes[.posixPermissions] as? Int == (name.isEmpty ? 0o700 : 0o600))
      }
      #expect(
        try await place.succeed("log", "export", "--ledger", backup)
          == place.succeed("log", "export"))
      #expect(
        try await place.succeed("rebuild", "--ledger", backup) == place.succeed("rebuild"))
    }
  }

  @Test func anOlderBackupSaysWhatIsMissingAndMarksIt() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let (backup, restored) = (place.home + "/backup", place.home + "/restored")
      try await place.succeed("backup", backup)
      let then = try place.write(try await place.succeed("audit", "checkpoint"), to: "then")
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      let now = try place.write(try await place.succeed("audit", "checkpoint"), to: "now")

      let found = try await place.waybill(
        "restore", backup, "--checkpoint", then, "--checkpoint", now, "--ledger", restored)
      #expect(found.status == 0, "\(found.messages)")
      #expect(found.messages.contains("2 entries are missing"))
      let log = try await place.succeed(
        "audit", "log", "--type", "gap-marked", "--ledger", restored)
      #expect(log.contains("2 are missing from here on"))
      try await place.succeed("verify", "--ledger", restored, "--checkpoint", then)
      try await place.fail(
        "verify", "--ledger", restored, "--checkpoint", now, status: 1, saying: "not verified")
      // A backup as old as the checkpoint has no gap.
      let whole = place.home + "/whole"
      let restoring = try await place.waybill(
        "restore", backup, "--checkpoint", then, "--ledger", whole)
      #expect(restoring.status == 0 && !restoring.messages.contains("missing"))
    }
  }

  @Test func onlyAnAdministratorOwnsUpToALoss() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      let (backup, restored) = (place.home + "/backup", place.home + "/restored")
      try await place.succeed("backup", backup)
      try await place.succeed("user", "add", "Carl", "--role", "contributor")
      let now = try place.write(try await place.succeed("audit", "checkpoint"), to: "now")
      try await place.fail(
        "restore", backup, "--checkpoint", now, "--ledger", restored, as: "Vera", status: 77,
        saying: "administrator")
      #expect(!FileManager.default.fileExists(atPath: restored))
    }
  }

  @Test func whatIsNotAsItWasSignedIsNotRestored() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let (backup, restored) = (place.home + "/backup", place.home + "/restored")
      try await place.succeed("backup", backup)
      let queue = try DatabaseQueue(path: backup + "/views.sqlite")
      try await queue.write { try $0.execute(sql: "UPDATE users SET role = 'king'") }
      try queue.close()
      try await place.fail(
        "restore", backup, "--ledger", restored, status: 1, saying: "not as it was recorded")
      for path in [restored, restored + ".partial"] {
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
  }

  @Test func nothingIsWrittenOverAnything() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let backup = place.home + "/backup"
      try await place.succeed("backup", backup)
      try await place.fail("backup", backup, status: 65, saying: "not empty")
      try await place.fail("restore", backup, status: 65, saying: "not empty")
      try await place.fail("restore", place.home + "/nowhere", status: 74, saying: "no ledger")
      try await place.fail(
        "backup", place.ledger + "/backup", status: 64, saying: "inside the ledger")
      #expect(!FileManager.default.fileExists(atPath: place.ledger + "/backup.partial"))
      let foreign = try place.write("no checkpoint\n", to: "note")
      try await place.fail(
        "restore", backup, "--checkpoint", foreign, "--ledger", place.home + "/other", status: 65,
        saying: "note")
      // What a copy left that was stopped goes with the next one.
      let other = place.home + "/other"
      try FileManager.default.createDirectory(
        atPath: other + ".partial", withIntermediateDirectories: false)
      _ = try place.write("half", to: "other.partial/log.sqlite")
      try await place.succeed("restore", backup, "--ledger", other)
      try await place.succeed("verify", "--ledger", other)
    }
  }
}
