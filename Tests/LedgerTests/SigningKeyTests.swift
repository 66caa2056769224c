import Domain
import EventLog
import Foundation
import Ledger
import ScriptedIdentities
import Testing
import Transparency

@Suite("The log's signing key")
struct SigningKeyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func open() throws -> Ledger {
    try Ledger.open(at: scratch.location, surroundings: .scripted())
  }

  private func write(_ text: String, mode: Int = 0o600) throws {
    let isMade = FileManager.default.createFile(
      atPath: scratch.signingKey, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    try #require(isMade)
  }

  private func refusal(of ledger: Ledger) async throws -> String? {
    let road = try await Road(ledger)
    let head = try ledger.log.head()
    let error = await #expect(throws: LedgerError.self) {
      try await ledger.execute(try road.addition("Ben"), by: .scripted("Ada"))
    }
    #expect(try ledger.log.head() == head)
    return error?.description
  }

  @Test("is made with the ledger, elsewhere and private, and the log names its public half")
  func fresh() async throws {
    let ledger = try await scratch.createLedger()
    #expect(try scratch.mode(scratch.signingKey) == 0o600)
    let key = try SigningKey.load(from: scratch.signingKey, origin: ledger.origin)
    let verifier = try #require(try ledger.log.verifierKey())
    #expect(verifier == key.verifier)
    #expect(verifier.name.text == ledger.origin)
    let checkpoint = try #require(try ledger.log.lastCheckpoint())
    let signed = try SignedCheckpoint(opening: checkpoint, log: verifier)
    #expect(signed.checkpoint.size == 3)
  }

  @Test("differs from ledger to ledger")
  func random() async throws {
    let other = try Scratch()
    let ledgers = [
      try await scratch.createLedger(.system), try await other.createLedger(.system),
    ]
    let keys = try ledgers.map { try $0.log.verifierKey() }
    #expect(keys[0] != keys[1])
  }

  @Test("is needed to record, and not to read")
  func missing() async throws {
    let ledger = try await scratch.createLedger()
    try FileManager.default.removeItem(atPath: scratch.signingKey)
    let again = try open()
    #expect(try await again.currentState() == ledger.currentState())
    #expect(try again.records() == ledger.records())
    let words = try await refusal(of: again)
    #expect(words?.contains("There is no signing key at \(scratch.signingKey)") == true)
    let parts = LedgerParts(at: scratch.location)
    #expect(parts.signingKeyPath == scratch.signingKey)
    #expect(throws: LedgerError.self) { try parts.signingKey?.get() }
  }

  @Test("has to be the log's own")
  func foreign() async throws {
    do { _ = try await scratch.createLedger() }
    let seed = [UInt8](repeating: 9, count: NoteSigner.seedLength)
    try write(
      try NoteSigner.secretKey(name: KeyName("waybill.example/trial"), seed: seed) + "\n")
    let words = try await refusal(of: open())
    #expect(words?.contains("signed with another key") == true)
    #expect(throws: LedgerError.self) { try LedgerParts(at: scratch.location).signingKey?.get() }
  }

  @Test("has to have the log's name")
  func misnamed() async throws {
    do { _ = try await scratch.createLedger() }
    let seed = [UInt8](repeating: 9, count: NoteSigner.seedLength)
    try write(try NoteSigner.secretKey(name: KeyName("waybill.example/other"), seed: seed))
    let words = try await refusal(of: open())
    #expect(words?.contains("holds the signing key of waybill.example/other") == true)
  }

  @Test(
    "has to be one", arguments: ["", "\n", "PRIVATE+KEY+x", String(repeating: "x", count: 2000)])
  func malformed(_ content: String) async throws {
    do { _ = try await scratch.createLedger() }
    try write(content)
    let words = try await refusal(of: open())
    #expect(words?.contains("\(scratch.signingKey) does not hold the log's signing key") == true)
  }

  @Test("may not be open to others")
  func loose() async throws {
    do { _ = try await scratch.createLedger() }
    try scratch.change(mode: 0o644, of: scratch.signingKey)
    #expect(try await refusal(of: open())?.contains("chmod 600 \(scratch.signingKey)") == true)
  }

  @Test("of another log is not taken over for a new one, and not overwritten")
  func taken() async throws {
    try FileManager.default.createDirectory(
      atPath: (scratch.signingKey as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let seed = [UInt8](repeating: 9, count: NoteSigner.seedLength)
    let line = try NoteSigner.secretKey(name: KeyName("waybill.example/other"), seed: seed)
    try write(line)
    let error = await #expect(throws: LedgerError.self) { _ = try await scratch.createLedger() }
    #expect(error?.description.contains("waybill.example/other") == true)
    #expect(try String(contentsOfFile: scratch.signingKey, encoding: .utf8) == line)
  }

  @Test("is refused where a copy of the ledger would carry it along")
  func inside() async throws {
    let location = LedgerLocation(
      directory: scratch.directory, masterKey: scratch.masterKey,
      signingKey: scratch.directory + "/signing.key", keys: "")
    let error = await #expect(throws: LedgerError.self) {
      _ = try await Ledger.create(
        at: location, origin: "o", administrator: DisplayName("Ada"), identity: .scripted("Ada"),
        surroundings: .scripted())
    }
    #expect(error?.description.contains("would lie inside the ledger") == true)
    #expect(!FileManager.default.fileExists(atPath: scratch.directory))
  }
}
