import Domain
import EventLog
import Foundation
import Ledger
import Testing
import Views

@Suite("Opening a ledger")
struct OpeningTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func openingFailure() -> String? {
    let error = #expect(throws: LedgerError.self) {
      _ = try Ledger.open(at: scratch.location, surroundings: .scripted())
    }
    return error?.description
  }

  @Test("finds what was there, whether or not the views still are")
  func again() async throws {
    let ledger = try await scratch.createLedger()
    let state = try await ledger.currentState()
    for suffix in ["", "-wal", "-shm"] { unlink(scratch.location.views + suffix) }
    let again = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try await again.currentState() == state)
    #expect(again.origin == ledger.origin)
    #expect(try again.views.state().state == state)
  }

  @Test("says where there is none")
  func missing() throws {
    #expect(openingFailure()?.contains("There is no ledger at \(scratch.directory)") == true)
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true)
    #expect(openingFailure()?.contains("There is no ledger at") == true)
  }

  @Test("takes a log without entries for no ledger")
  func unfinished() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    _ = try EventLog.create(at: scratch.location.log) { _ in throw NoKey() }
    #expect(openingFailure()?.contains("There is no ledger at") == true)
  }

  @Test(
    "refuses what others may read, with the command that mends it",
    arguments: ["", "/log.sqlite", "/views.sqlite", "/vault.sqlite", "/manifests.sqlite"])
  func loose(_ name: String) async throws {
    do { _ = try await scratch.createLedger() }
    let path = scratch.directory + name
    try scratch.change(mode: name.isEmpty ? 0o755 : 0o644, of: path)
    let remedy = "chmod \(name.isEmpty ? "700" : "600") \(path)"
    #expect(openingFailure()?.contains(remedy) == true)
    try scratch.change(mode: name.isEmpty ? 0o700 : 0o600, of: path)
    _ = try Ledger.open(at: scratch.location, surroundings: .scripted())
  }

  @Test("refuses a master key that others may read")
  func looseKey() async throws {
    do { _ = try await scratch.createLedger() }
    try scratch.change(mode: 0o640, of: scratch.masterKey)
    #expect(openingFailure()?.contains("chmod 600 \(scratch.masterKey)") == true)
  }

  @Test("needs its own master key")
  func masterKey() async throws {
    do { _ = try await scratch.createLedger() }
    try FileManager.default.removeItem(atPath: scratch.masterKey)
    #expect(openingFailure()?.contains("no master key at \(scratch.masterKey)") == true)
    let other = FileManager.default.createFile(
      atPath: scratch.masterKey, contents: Data(repeating: 7, count: 32),
      attributes: [.posixPermissions: 0o600])
    #expect(other)
    #expect(openingFailure()?.contains("another master key") == true)
  }

  @Test("names the keys after the ledger where nobody named one")
  func keyPlace() {
    let location = LedgerLocation(
      directory: "/srv/ledger/", masterKey: nil, signingKey: nil, keys: "/srv/keys")
    #expect(location.directory == "/srv/ledger")
    #expect(location.masterKey(ofOrigin: "waybill.example/trial") == "/srv/keys/trial.key")
    #expect(location.masterKey(ofOrigin: "") == "/srv/keys/ledger.key")
    #expect(
      location.signingKey(ofOrigin: "waybill.example/trial") == "/srv/keys/trial.signing.key")
    let named = LedgerLocation(directory: "/", masterKey: "/k", signingKey: "/s", keys: "/srv/keys")
    #expect(named.directory == "/")
    #expect(named.masterKey(ofOrigin: "waybill.example/trial") == "/k")
    #expect(named.signingKey(ofOrigin: "waybill.example/trial") == "/s")
  }
}
