import EventLog
import GRDB
import Testing
import Transparency

/// What witnesses have cosigned, kept in the log and demanded of it.
@Suite struct CosignatureTests {
  private let directory: TemporaryDirectory
  private let log: EventLog
  private let wendy: Cosigner
  private let will: Cosigner

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    try log.appendHistory([3, 300])
    wendy = try Cosigner(name: KeyName("wendy"), seed: [UInt8](repeating: 1, count: 32))
    will = try Cosigner(name: KeyName("will"), seed: [UInt8](repeating: 2, count: 32))
  }

  private func answer(_ witness: Cosigner, time: UInt64 = 1) throws -> [UInt8] {
    Array((witness.cosign(try #require(try log.lastCheckpoint()), at: time).line + "\n").utf8)
  }

  private func verdicts(_ witnesses: [Cosigner], _ demanded: Int) async throws -> Set<String> {
    let found = try await log.verify(
      against: LogExpectation(
        verifier: ExampleKey.own.verifier, witnesses: witnesses.map(\.verifier),
        cosignatures: demanded))
    return Set(found.problems.map { "\($0.part.rawValue) \($0.kind.rawValue)" })
  }

  @Test func areKeptBelowTheCheckpoint() throws {
    let line = try answer(wendy)
    #expect(try log.keep(answer: line, of: 300, witnesses: [wendy.verifier]) == 1)
    #expect(try log.keep(answer: line, of: 300, witnesses: [wendy.verifier]) == 0)
    #expect(try log.keep(answer: try answer(will), of: 300, witnesses: [will.verifier]) == 1)
    let note = try #require(try log.lastCheckpoint())
    #expect(note.signatures.map(\.name.text) == ["example.com/ledger", "wendy", "will"])
    #expect(try log.checkpoint(of: 3)?.signatures.count == 1)
    #expect(try log.lastSize(cosignedBy: wendy.verifier) == 300)
    _ = try log.appendExamples(Draft.history(300..<310))
    #expect(try log.isSealed())
    #expect(try log.lastCheckpoint()?.signatures.count == 1)
    #expect(try log.lastSize(cosignedBy: wendy.verifier) == 300)
  }

  @Test func areNotKeptWhereTheyAreNotRight() throws {
    let line = try answer(wendy)
    #expect(try log.keep(answer: line, of: 7, witnesses: [wendy.verifier]) == nil)
    #expect(try log.keep(answer: line, of: 300, witnesses: [will.verifier]) == 0)
    #expect(throws: TransparencyError.badSignature(name: "wendy")) {
      try log.keep(answer: line, of: 3, witnesses: [wendy.verifier])
    }
    #expect(throws: TransparencyError.self) {
      try log.keep(answer: Array("no line\n".utf8), of: 300, witnesses: [wendy.verifier])
    }
    #expect(try log.lastSize(cosignedBy: wendy.verifier) == 0)
  }

  @Test func canBeDemanded() async throws {
    #expect(try await verdicts([], 0) == [])
    #expect(try await verdicts([wendy], 1) == ["checkpoints unwitnessed"])
    _ = try log.keep(answer: try answer(wendy), of: 300, witnesses: [wendy.verifier])
    #expect(try await verdicts([wendy], 1) == [])
    #expect(try await verdicts([wendy, will], 1) == [])
    #expect(try await verdicts([wendy, will], 2) == ["checkpoints unwitnessed"])
    // Twice the same witness is one witness.
    _ = try log.keep(answer: try answer(wendy, time: 2), of: 300, witnesses: [wendy.verifier])
    #expect(try await verdicts([wendy, will], 2) == ["checkpoints unwitnessed"])
    _ = try log.keep(answer: try answer(will), of: 300, witnesses: [will.verifier])
    #expect(try await verdicts([wendy, will], 2) == [])
    _ = try log.appendExamples(Draft.history(300..<310))
    let found = try await log.verify(
      against: LogExpectation(
        verifier: ExampleKey.own.verifier, witnesses: [will.verifier], cosignatures: 1))
    #expect(found.problems == [])
    #expect(found.witnessed == 300)
  }

  @Test func areVerified() async throws {
    _ = try log.keep(answer: try answer(wendy), of: 300, witnesses: [wendy.verifier])
    try forge("UPDATE cosignatures SET size = 3", at: directory.path())
    #expect(
      try await verdicts([wendy], 1) == ["checkpoints edited", "checkpoints unwitnessed"])
  }

  @Test(arguments: [
    "UPDATE cosignatures SET line = line", "UPDATE OR REPLACE cosignatures SET size = 3",
    "DELETE FROM cosignatures", "REPLACE INTO cosignatures SELECT * FROM cosignatures",
    "INSERT INTO cosignatures VALUES (7, 'x')", "INSERT INTO cosignatures VALUES (300, '')",
  ])
  func noStatementChangesThem(statement: String) throws {
    _ = try log.keep(answer: try answer(wendy), of: 300, witnesses: [wendy.verifier])
    let tool = try DatabaseQueue(path: directory.path())
    #expect(throws: DatabaseError.self) { try tool.write { try $0.execute(sql: statement) } }
    #expect(try log.lastCheckpoint()?.signatures.count == 2)
  }
}
