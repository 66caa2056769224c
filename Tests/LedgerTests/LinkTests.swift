import Domain
import EventLog
import Foundation
import Ledger
import ScriptedIdentities
import Testing

@Suite("Symbolic links in a ledger's path")
struct LinkTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Moves what is at a path elsewhere, and leaves a link to it.
  private func leaveLink(at path: String, to target: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.moveItem(atPath: path, toPath: target)
    }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  private func refusal(of work: () async throws -> Void) async -> String? {
    await #expect(throws: LedgerError.self) { try await work() }?.description
  }

  @Test(
    "are refused in the place of its files, whoever opens them",
    arguments: ["log.sqlite", "views.sqlite", "vault.sqlite", "manifests.sqlite", "locks"])
  func files(_ name: String) async throws {
    do { _ = try await scratch.createLedger() }
    let (location, path) = (scratch.location, "\(scratch.directory)/\(name)")
    let target = scratch.directory + ".elsewhere"
    try leaveLink(at: path, to: target)
    let words = "\(path) is a symbolic link"
    let opening = await refusal { _ = try Ledger.open(at: location, surroundings: .scripted()) }
    #expect(opening?.contains(words) == true)
    let rebuilding = await refusal { _ = try await Ledger.rebuildViews(at: location) }
    #expect(rebuilding?.contains(words) == true)
    let copying = await refusal { _ = try LedgerCopy(of: location, to: scratch.directory + "-2") }
    #expect(copying?.contains(words) == true)
  }

  @Test("hide no other part from whoever looks for what is wrong")
  func parts() async throws {
    do { _ = try await scratch.createLedger() }
    try leaveLink(at: scratch.location.vault, to: scratch.directory + ".elsewhere")
    let parts = LedgerParts(at: scratch.location)
    #expect(throws: LedgerError.self) { try parts.vault?.get() }
    _ = try parts.log.get()
    _ = try parts.manifests.get()
    _ = try parts.views?.get()
  }

  @Test("may lead to its directory, whose own mode counts")
  func directory() async throws {
    do { _ = try await scratch.createLedger() }
    let target = scratch.directory + ".elsewhere"
    try leaveLink(at: scratch.directory, to: target)
    let ledger = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try await ledger.currentState().origin == "waybill.example/trial")
    try scratch.change(mode: 0o755, of: target)
    let loose = await refusal {
      _ = try Ledger.open(at: scratch.location, surroundings: .scripted())
    }
    #expect(loose?.contains("chmod 700") == true)
  }

  @Test("hide no key that a copy of the ledger would carry along", arguments: [true, false])
  func keyInside(isMasterKey: Bool) async throws {
    let way = scratch.directory + ".way"
    try FileManager.default.createSymbolicLink(
      atPath: way, withDestinationPath: scratch.directory)
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let inside = LedgerLocation(
      directory: scratch.directory, masterKey: isMasterKey ? way + "/m.key" : scratch.masterKey,
      signingKey: isMasterKey ? scratch.signingKey : way + "/s.key", keys: "")
    let words = await refusal {
      _ = try await Ledger.create(
        at: inside, origin: "o", administrator: DisplayName("Ada"), identity: .scripted("Ada"),
        surroundings: .scripted())
    }
    #expect(words?.contains("would lie inside the ledger") == true)
    #expect(try scratch.files().isEmpty)
  }

  @Test("in the place of an unfinished copy leave what they lead to as it is")
  func unfinishedCopy() async throws {
    do { _ = try await scratch.createLedger() }
    let files = try Set(scratch.files().keys)
    let copy = scratch.directory + "-copy"
    try FileManager.default.createSymbolicLink(
      atPath: copy + ".partial", withDestinationPath: scratch.directory)
    let words = await refusal { _ = try LedgerCopy(of: scratch.location, to: copy) }
    #expect(words?.contains("\(copy).partial is not empty") == true)
    #expect(try Set(scratch.files().keys) == files)
  }

  @Test("or not, what else is in the place of an unfinished copy stays")
  func strangersFolder() async throws {
    do { _ = try await scratch.createLedger() }
    let draft = scratch.directory + "-copy.partial"
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: false)
    for name in ["log.sqlite", "letter.txt"] {
      try Data("dear".utf8).write(to: URL(fileURLWithPath: "\(draft)/\(name)"))
    }
    let words = await refusal {
      _ = try LedgerCopy(of: scratch.location, to: scratch.directory + "-copy")
    }
    #expect(words?.contains("is not empty") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: draft).count == 2)
  }
}
