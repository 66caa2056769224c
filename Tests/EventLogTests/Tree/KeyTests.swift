import EventLog
import Testing
import Transparency

/// Without its own key a log is for reading.
@Suite struct KeyTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    _ = try log.appendExamples((0..<300).map { .example($0) })
  }

  private struct NoKey: Error, Equatable {}

  private func open(_ signer: @escaping SignerSource) throws -> EventLog {
    try EventLog.open(at: directory.path(), signer: signer)
  }

  @Test func withoutAKeyNothingIsAppendedAndAllIsRead() throws {
    let log = try open { _ in throw NoKey() }
    #expect(throws: NoKey()) {
      try log.write { _ in Issue.record("the body was called") }
    }
    #expect(throws: NoKey()) { try log.rehearseAppending() }
    #expect(try log.head().rawValue == 300)
    #expect(try log.entries(after: .beginning, limit: 1000).count == 300)
    #expect(try log.lastCheckpoint() != nil)
    #expect(try log.hashes(of: TileCoordinate(level: 0, number: 0)).count == 256)
  }

  /// So a key that is put back counts at once.
  @Test func theKeyIsAskedForUntilItIsThere() throws {
    let log = try open { origin in
      #expect(origin == "example.com/ledger")
      guard Self.attempts.next() > 0 else { throw NoKey() }
      return ExampleKey.own
    }
    #expect(throws: NoKey()) { try log.rehearseAppending() }
    try log.rehearseAppending()
    #expect(try log.appendExamples([.example(1000)]).count == 1)
    #expect(Self.attempts.next() == 2)
  }

  private static let attempts = Counter()

  @Test(arguments: [ExampleKey.another, ExampleKey.elsewhere])
  func anotherKeyIsRefused(key: NoteSigner) throws {
    let log = try open { _ in key }
    let refusal = EventLogError.untrustworthyTree(path: directory.path(), flaw: .foreignKey)
    #expect(throws: refusal) { try log.appendExamples([.example(1000)]) }
    #expect(throws: refusal) { try log.rehearseAppending() }
    #expect(refusal.description.contains("--signing-key"))
    #expect(try log.head().rawValue == 300)
    #expect(try log.isSealed())
  }

  @Test func aRecordOfAnotherSourceIsRefused() throws {
    let log = try open(ExampleKey.source)
    let draft = Draft(
      id: "id", source: "example.com/elsewhere", type: "waybill.event.tested.v1", subject: "s",
      time: "2026-11-23T14:05:00.123Z", dataschema: "d", actor: "a", causationID: nil,
      correlationID: "c", data: Array("{}".utf8))
    let refusal = EventLogError.invalidDraft(type: draft.type, reason: .foreignSource)
    #expect(throws: refusal) { try log.appendExamples([draft]) }
    #expect(try log.isSealed())
  }
}
