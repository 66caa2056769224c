import Foundation
import Glibc
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct LedgerFileTests {
  @Test func withoutALedgerItSaysHowToBegin() async throws {
    try await Workplace.during { place in
      try await place.fail("user", "list", status: 74, saying: "waybill init")
      try await place.fail(
        "user", "list", "--ledger", "elsewhere", status: 74, saying: "\(place.home)/elsewhere")
    }
  }

  @Test func aSecondBeginningIsRefused() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.fail("init", status: 1, saying: "already")
    }
  }

  @Test func someFolderIsNoLedger() async throws {
    try await Workplace.during { place in
      let folder = place.home + "/notes"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false)
      _ = try place.write("notes", to: "notes/notes.txt")
      try await place.fail("init", "--ledger", folder, status: 65, saying: "not empty")
    }
  }

  @Test func somethingElseThanALogIsRefused() async throws {
    try await Workplace.during { place in
      try await place.begin()
      for suffix in ["-wal", "-shm"] { unlink(place.ledger + "/log.sqlite" + suffix) }
      try Data(repeating: 120, count: 8192).write(
        to: URL(fileURLWithPath: place.ledger + "/log.sqlite"))
      try await place.fail("user", "list", status: 65, saying: "log.sqlite")
    }
  }

  @Test func looserPermissionsAreRefusedWithTheRemedy() async throws {
    try await Workplace.during { place in
      try await place.begin()
      chmod(place.ledger, 0o755)
      try await place.fail("user", "list", status: 74, saying: "chmod")
    }
  }

  @Test func aFileThatLiesElsewhereIsRefusedByEveryCommand() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let log = place.ledger + "/log.sqlite"
      try FileManager.default.moveItem(atPath: log, toPath: place.home + "/elsewhere")
      try FileManager.default.createSymbolicLink(
        atPath: log, withDestinationPath: place.home + "/elsewhere")
      for command in [
        ["user", "list"], ["verify"], ["rebuild"], ["rebuild", "--check"], ["audit", "log"],
        ["audit", "checkpoint"], ["backup", place.home + "/backup"], ["log", "export"],
        ["replay"], ["run", "start", "News"], ["status"], ["daemon"],
      ] {
        let result = try await place.waybill(command)
        #expect(result.status == 74, "\(command): \(result.messages)")
        #expect(
          result.messages.contains("\(log) is a symbolic link"), "\(command): \(result.messages)")
      }
      #expect(try await place.waybill("doctor").output.contains("symbolic link"))
    }
  }

  @Test func aLedgerHeldByAnotherProcessIsSaidToBe() async throws {
    try await Workplace.during { place in
      try await place.begin()
      // SQLite's own lock: the whole range of its lock bytes, for writing (sqlite.org/fileformat).
      let descriptor = open(place.ledger + "/log.sqlite", O_RDWR)
      defer { close(descriptor) }
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_start = 0x4000_0000
      lock.l_len = 512
      try #require(fcntl(descriptor, F_SETLK, &lock) == 0)
      try await place.fail("user", "list", status: 74, saying: "lock")
    }
  }

  @Test func aLostMasterKeyIsNamed() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try FileManager.default.removeItem(atPath: place.home + "/.config/waybill/keys")
      try await place.fail("user", "list", status: 74, saying: "master key")
    }
  }

  @Test func lostViewsAreBuiltAgainAlike() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      let before = try await place.succeed("rebuild", "--format", "json")
      for suffix in ["", "-wal", "-shm"] { unlink(place.ledger + "/views.sqlite" + suffix) }
      #expect(try await place.succeed("rebuild", "--format", "json") == before)
    }
  }

  @Test func whatDiffersInTheViewsIsNamedAndMended() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      #expect(try await place.succeed("rebuild", "--check").contains(/views +verified/))
      try await place.change(
        "views.sqlite", by: "UPDATE users SET role = 'king' WHERE name = 'Vera'")
      let found = try await place.waybill("rebuild", "--check")
      #expect(found.status == 1)
      #expect(found.output.contains("In the table users, the row of id"))
      #expect(found.messages.contains("`waybill rebuild` mends them"))
      try await place.succeed("rebuild")
      try await place.succeed("rebuild", "--check")
    }
  }

  /// No identity, no master key: neither has to be there after an incident.
  @Test func nothingButTheLogIsNeededToRebuild() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let before = try await place.succeed("rebuild", "--format", "json")
      try FileManager.default.removeItem(atPath: place.home + "/.config/waybill/keys")
      for name in ["views", "vault", "manifests"] { unlink(place.ledger + "/\(name).sqlite") }
      let after = try await place.waybill("rebuild", "--format", "json", as: "Nobody")
      #expect(after.output == before, "\(after.messages)")
    }
  }

  @Test func nothingIsBuiltOnALogThatIsNotAsItWasSigned() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let forgery = "UPDATE entries SET record = replace(record, 'Anna', 'Otto') WHERE position = 1"
      try await place.change("log.sqlite", by: forgery)
      try await place.fail("rebuild", status: 1, saying: "not as it was signed")
      #expect(try await place.succeed("user", "list").contains("Anna"))
    }
  }

  @Test func anOlderLogPutBackIsNoticedAndCanBeRebuiltFrom() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let log = place.ledger + "/log.sqlite"
      let old = try Data(contentsOf: URL(fileURLWithPath: log))
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      for suffix in ["-wal", "-shm"] { unlink(log + suffix) }
      try old.write(to: URL(fileURLWithPath: log))
      try await place.fail("user", "list", status: 65, saying: "waybill rebuild")
      let rebuilt = try await place.waybill("rebuild")
      #expect(rebuilt.status == 0)
      #expect(rebuilt.messages.contains("2 entries are missing"))
      #expect(try await !place.succeed("user", "list").contains("Vera"))
    }
  }

  @Test func aReaderThatGoesAwayIsNoError() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let result = try await place.shell("(\"$W\" user list; echo \"status $?\" >&2) | true")
      #expect(result.messages == "status 0\n")
    }
  }

  @Test func aFullDeviceIsAnError() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let result = try await place.shell("\"$W\" user list > /dev/full")
      #expect(result.status == 74)
      #expect(result.messages.contains("Standard output"))
    }
  }

  @Test func filesAreForTheirOwnerOnly() async throws {
    try await Workplace.during { place in
      let result = try await place.shell("umask 0; \"$W\" init --name Anna")
      #expect(result.status == 0, "\(result.messages)")
      let folders = [place.ledger, place.home + "/.config/waybill/keys"]
      for folder in folders {
        #expect(try mode(folder) == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
          #expect(try mode(folder + "/" + name) & 0o077 == 0, "\(name)")
        }
      }
    }
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
