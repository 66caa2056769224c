import EventLog
import Testing

/// On top of what the key has not signed nothing is signed.
@Suite struct ForgedTreeTests {
  private static let foreign =
    "json_set(record, '$.sequence', '301', '$.id', 'new') FROM entries WHERE position = 300"

  @Test(arguments: [
    (
      "UPDATE entries SET record = replace(record, 'chain-1', 'chain-2') WHERE position = 300",
      "root"
    ),
    ("DELETE FROM entries WHERE position = 300", "size"),
    ("INSERT INTO entries (position, record) SELECT 301, \(foreign)", "size"),
    ("DELETE FROM checkpoints", "size"),
    ("DELETE FROM checkpoints WHERE size > 290", "size"),
    ("UPDATE checkpoints SET note = replace(note, char(10) || '300', char(10) || '301')", "note"),
    ("UPDATE checkpoints SET note = substr(note, 1, 60)", "note"),
    ("UPDATE checkpoints SET note = 'x'", "note"),
    ("UPDATE tiles SET root = randomblob(32)", "root"),
    ("DELETE FROM tiles", "tile"),
  ])
  func isNotAppendedTo(statement: String, reason: String) throws {
    let directory = try TemporaryDirectory()
    let path = directory.path()
    let log = try EventLog.create(at: path, signer: ExampleKey.source)
    _ = try log.appendExamples((0..<290).map { .example($0) })
    _ = try log.appendExamples((290..<300).map { .example($0) })
    try forge(statement, at: path)
    let fresh = try EventLog.open(at: path, signer: ExampleKey.source)
    let head = try fresh.head()
    let error = #expect(throws: EventLogError.self) {
      try fresh.appendExamples([.example(1000)])
    }
    #expect(try fresh.head() == head)
    guard case .untrustworthyTree(path, let flaw) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    switch flaw {
    case .otherRoot: #expect(reason == "root")
    case .unsigned: #expect(reason == "size")
    case .checkpoint: #expect(reason == "note")
    case .tile: #expect(reason == "tile")
    case .foreignKey: Issue.record("the key is the log's own")
    }
  }

  /// A process that has the log open notices what it has to read again.
  @Test func isNoticedWhereTheLogHasGoneOn() throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    _ = try log.appendExamples((0..<10).map { .example($0) })
    try forge(
      "INSERT INTO entries (position, record) SELECT 11, \(Self.next)", at: directory.path())
    #expect(throws: EventLogError.self) { try log.appendExamples([.example(1000)]) }
    try forge("DELETE FROM entries WHERE position = 11", at: directory.path())
    #expect(try log.appendExamples([.example(1000)]).count == 1)
    #expect(try log.isSealed())
  }

  private static let next =
    "json_set(record, '$.sequence', '11', '$.id', 'new') FROM entries WHERE position = 10"
}
