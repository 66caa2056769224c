import EventLog
import Testing
import Transparency

/// What was done to a log shows, and where.
@Suite struct TamperingTests {
  /// Three transactions; two full tiles.
  private static let sizes = [290, 300, 700]

  private static func sequence(_ old: String, _ new: String) -> String {
    "replace(record, '\"sequence\":\"' || (\(old)) || '\"', '\"sequence\":\"' || (\(new)) || '\"')"
  }

  /// Moves every entry from a position on by some places, as a forger would who renumbers.
  private static func move(from position: Int, by distance: Int) -> String {
    let renumbered = sequence("position", "position + \(distance)")
    return """
      UPDATE entries SET position = -(position + \(distance)), record = \(renumbered)
      WHERE  position >= \(position);
      UPDATE entries SET position = -position WHERE position < 0;
      """
  }

  private static let swapRenumbered = """
    UPDATE entries SET position = -position WHERE position IN (5, 9);
    UPDATE entries SET position = 9, record = \(sequence("5", "9")) WHERE position = -5;
    UPDATE entries SET position = 5, record = \(sequence("9", "5")) WHERE position = -9;
    """

  private static let edit = "UPDATE entries SET record = replace(record, 'user/u1', 'user/u2')"

  static let attacks: [(statement: String, verdicts: Set<String>)] = [
    ("\(edit) WHERE position = 5", ["records edited 5-5", "tree edited 1-290"]),
    ("\(edit) WHERE position = 295", ["records edited 295-295", "tree edited 291-300"]),
    ("\(edit) WHERE position = 512", ["records edited 512-512", "tree edited 301-700"]),
    ("\(edit) WHERE position = 650", ["tree edited 301-700"]),
    (
      "\(edit) WHERE position IN (5, 6, 100)",
      ["records edited 5-6", "records edited 100-100", "tree edited 1-290"]
    ),
    (
      "UPDATE entries SET record = record || ' ' WHERE position = 5",
      ["records malformed 5-5", "tree edited 1-290"]
    ),
    (
      "UPDATE entries SET record = replace(record, 'example.com/ledger', 'example.com/other')"
        + " WHERE position = 5", ["records inserted 5-5", "tree edited 1-290"]
    ),
    (
      "UPDATE entries SET record = replace(record, '\"causationid\":\"id-3', '\"causationid\":\"x')"
        + " WHERE position = 5", ["records inserted 5-5", "tree edited 1-290"]
    ),
    ("DELETE FROM entries WHERE position = 5", ["records deleted 5-5"]),
    (
      "DELETE FROM entries WHERE position IN (5, 6)",
      ["records deleted 5-5", "records deleted 6-6"]
    ),
    (
      "DELETE FROM entries WHERE position = 650",
      ["records deleted 650-650", "tree edited 301-700"]
    ),
    ("DELETE FROM entries WHERE position > 600", ["tree truncated 601-700"]),
    ("DELETE FROM entries WHERE position = 700", ["tree truncated 700-700"]),
    (
      "DELETE FROM entries WHERE position = 5; \(move(from: 6, by: -1))",
      ["records deleted 5-5", "tree edited 1-290", "tree truncated 700-700"]
    ),
    (
      "DELETE FROM entries WHERE position IN (5, 6); \(move(from: 7, by: -2))",
      ["records deleted 5-5", "tree edited 1-290", "tree truncated 699-700"]
    ),
    (
      """
      \(move(from: 5, by: 1))
      INSERT INTO entries (position, record)
      SELECT 5, replace(\(sequence("4", "5")), '"id":"id-3"', '"id":"new"') FROM entries
      WHERE  position = 4;
      """,
      ["records inserted 5-5", "tree edited 1-290", "tree inserted 701-701"]
    ),
    (
      swapRenumbered,
      [
        "records reordered 5-5", "records reordered 9-9", "records inserted 5-5",
        "tree edited 1-290",
      ]
    ),
    (
      """
      UPDATE entries SET position = -position WHERE position IN (5, 9);
      UPDATE entries SET position = 14 + position WHERE position < 0;
      """,
      [
        "records reordered 5-5", "records reordered 9-9", "records inserted 5-5",
        "tree edited 1-290",
      ]
    ),
    (
      """
      INSERT INTO entries (position, record)
      SELECT 701, replace(\(sequence("700", "701")), '"id":"id-699"', '"id":"new"') FROM entries
      WHERE  position = 700;
      """,
      ["tree inserted 701-701"]
    ),
    (
      "UPDATE checkpoints SET note = replace(note, char(10) || '300', char(10) || '299')",
      ["checkpoints edited 300-300"]
    ),
    (
      "UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = 290)"
        + " WHERE size = 300", ["checkpoints reordered 300-300"]
    ),
    ("UPDATE checkpoints SET note = 'x' WHERE size = 700", ["checkpoints malformed 700-700"]),
    (
      "UPDATE checkpoints SET note = replace(note, 'example.com/ledger', 'example.com/other')"
        + " WHERE size = 300", ["checkpoints foreign-key 300-300"]
    ),
    ("DELETE FROM checkpoints WHERE size = 700", ["tree inserted 301-700"]),
    ("DELETE FROM checkpoints", ["tree inserted 1-700"]),
    ("DELETE FROM tiles WHERE number = 1", ["tiles deleted 257-512"]),
    ("UPDATE tiles SET root = zeroblob(32) WHERE number = 0", ["tiles edited 1-256"]),
    ("UPDATE tiles SET hashes = zeroblob(8192) WHERE number = 0", ["tiles edited 1-256"]),
    (
      "UPDATE tiles SET hashes = (SELECT hashes FROM tiles WHERE number = 1) WHERE number = 0",
      ["tiles edited 1-256"]
    ),
    ("UPDATE tiles SET hashes = x'00' WHERE number = 0", ["tiles malformed 1-256"]),
    ("INSERT INTO tiles SELECT 0, 2, root, hashes FROM tiles WHERE number = 0", ["tiles inserted"]),
    ("INSERT INTO tiles SELECT 3, 0, root, hashes FROM tiles WHERE number = 0", ["tiles inserted"]),
  ]

  @Test(arguments: attacks)
  func isFound(statement: String, verdicts: Set<String>) async throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    try log.appendHistory(Self.sizes)
    #expect(try await log.verdicts() == [])
    try forge(statement, at: directory.path())
    let fresh = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
    #expect(try await fresh.verdicts() == verdicts)
  }

  /// The forger makes a log of their own with another key, or with the log's own.
  @Test func anotherLogIsFoundByWhatSomebodyKept() async throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    try log.appendHistory([300])
    let early = try #require(try log.lastCheckpoint())
    try log.appendHistory([700])
    let late = try #require(try log.lastCheckpoint())
    let own = ExampleKey.own.verifier

    let older = try EventLog.create(at: directory.path("older.sqlite"), signer: ExampleKey.source)
    try older.appendHistory([300])
    #expect(try await older.verdicts(own, kept: [early]) == [])
    #expect(
      try await older.verdicts(own, kept: [early, late]) == ["checkpoints rolled-back 301-700"])

    let other = try EventLog.create(at: directory.path("other.sqlite"), signer: ExampleKey.source)
    _ = try other.appendExamples([Draft.history(0..<1)[0]])
    _ = try other.appendExamples(Draft.history(3..<703))
    #expect(
      try await other.verdicts(own, kept: [early, late])
        == ["checkpoints forked 1-300", "checkpoints forked 1-700"])

    let foreign = try EventLog.create(at: directory.path("foreign.sqlite")) { _ in
      ExampleKey.another
    }
    try foreign.appendHistory([300, 700])
    #expect(try await foreign.verdicts(ExampleKey.another.verifier) == [])
    #expect(
      try await foreign.verdicts(own)
        == ["checkpoints foreign-key 300-300", "checkpoints foreign-key 700-700"])
    #expect(
      try await foreign.verdicts(ExampleKey.another.verifier, kept: [late])
        == ["checkpoints foreign-key"])
  }

  @Test func aTruncatedLogBesideAKeptCheckpoint() async throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    try log.appendHistory(Self.sizes)
    let kept = try #require(try log.lastCheckpoint())
    try forge("DELETE FROM entries WHERE position > 600", at: directory.path())
    #expect(
      try await log.verdicts(kept: [kept])
        == ["tree truncated 601-700", "checkpoints truncated 601-700"])
  }

  @Test func bytesThatAreDamagedAreAnError() async throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    try log.appendHistory(Self.sizes)
    let note = try #require(try log.lastCheckpoint()).serialized
    let spoiled = try SignedNote(note.replacing("700", with: "701").utf8)
    await #expect(throws: TransparencyError.badSignature(name: "example.com/ledger")) {
      try await log.verdicts(kept: [spoiled])
    }
  }
}
