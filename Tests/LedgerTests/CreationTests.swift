import Domain
import EventLog
import Foundation
import Ledger
import ScriptedIdentities
import Testing
import Views

@Suite("Creating a ledger")
struct CreationTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func creationFailure() async -> String? {
    let error = await #expect(throws: LedgerError.self) { _ = try await scratch.createLedger() }
    return error?.description
  }

  @Test("makes its files private, keeps the master key elsewhere, and has its first administrator")
  func fresh() async throws {
    let ledger = try await scratch.createLedger()
    #expect(ledger.origin == "waybill.example/trial")
    #expect(try scratch.mode(scratch.directory) == 0o700)
    #expect(try scratch.mode(scratch.masterKey) == 0o600)
    for name in try scratch.files().keys {
      #expect(try scratch.mode("\(scratch.directory)/\(name)") == 0o600, "\(name)")
    }
    let state = try await ledger.currentState()
    #expect(state.origin == "waybill.example/trial")
    #expect(state.users.values.map(\.name.text) == ["Ada"])
    #expect(state.users.values.map(\.role) == [.administrator])
    #expect(
      try ledger.records().map(\.type) == [
        "waybill.command.create-ledger.v1", "waybill.event.ledger-created.v2",
        "waybill.event.user-added.v1",
      ])
  }

  @Test("takes a directory that is there and empty, and makes it private")
  func emptyDirectory() async throws {
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
    _ = try await scratch.createLedger()
    #expect(try scratch.mode(scratch.directory) == 0o700)
  }

  @Test("leaves a ledger that is there as it is")
  func exists() async throws {
    let first = try await scratch.createLedger()
    let records = try first.records()
    #expect(await creationFailure()?.contains("There is a ledger at") == true)
    #expect(try first.records() == records)
  }

  @Test("leaves a directory that holds something else alone")
  func occupied() async throws {
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true)
    let letter = scratch.directory + "/letter.txt"
    try Data("dear".utf8).write(to: URL(fileURLWithPath: letter))
    #expect(await creationFailure()?.contains("is not empty") == true)
    #expect(FileManager.default.contents(atPath: letter) == Data("dear".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.directory).count == 1)
  }

  @Test("says where a directory cannot be made")
  func unusable() async throws {
    try Data().write(to: URL(fileURLWithPath: scratch.directory))
    #expect(await creationFailure()?.contains(scratch.directory) == true)
  }

  @Test("refuses a master key that a copy of the ledger would carry along")
  func masterKeyInside() async throws {
    let inside = LedgerLocation(
      directory: scratch.directory, masterKey: scratch.directory + "/master.key",
      signingKey: nil, keys: "")
    let error = await #expect(throws: LedgerError.self) {
      _ = try await Ledger.create(
        at: inside, origin: "o", administrator: DisplayName("Ada"), identity: .scripted("Ada"),
        surroundings: .scripted())
    }
    #expect(error?.description.contains("would lie inside the ledger") == true)
    #expect(!FileManager.default.fileExists(atPath: scratch.directory))
  }

  /// The moments at which a creation may end before its first entries are recorded, by the files
  /// that are there then.
  static let leftovers: [[String]] = [
    [], ["vault.sqlite"], ["vault.sqlite", "manifests.sqlite"],
    ["vault.sqlite", "manifests.sqlite", "log.sqlite"],
    ["vault.sqlite", "manifests.sqlite", "log.sqlite", "views.sqlite"],
  ]

  @Test("takes over where an earlier creation ended early", arguments: leftovers)
  func unfinished(_ present: [String]) async throws {
    do { _ = try await scratch.createLedger() }
    for name in try scratch.files().keys where !present.contains(name) {
      try FileManager.default.removeItem(atPath: "\(scratch.directory)/\(name)")
    }
    if present.contains("log.sqlite") {
      try FileManager.default.removeItem(atPath: scratch.location.log)
      _ = try EventLog.create(at: scratch.location.log) { _ in throw NoKey() }
    }
    let ledger = try await scratch.createLedger()
    #expect(try ledger.records().count == 3)
    let again = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try await again.currentState() == ledger.currentState())
  }

  @Test("takes over an empty file where the log should be")
  func emptyLog() async throws {
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: scratch.location.log))
    #expect(try await scratch.createLedger().records().count == 3)
  }

  @Test("does not take over a log that is somebody else's file")
  func foreignLog() async throws {
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true)
    let content = Data("SQLite format 3 it is not".utf8)
    try content.write(to: URL(fileURLWithPath: scratch.location.log))
    #expect(await creationFailure()?.contains("log.sqlite") == true)
    #expect(FileManager.default.contents(atPath: scratch.location.log) == content)
  }
}
