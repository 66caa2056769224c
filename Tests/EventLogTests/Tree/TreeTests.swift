import EventLog
import Foundation
import GRDB
import Testing
import Transparency

/// Holds the tree that the log keeps against the definition, and against the records as they stand.
@Suite struct TreeTests {
  private let directory: TemporaryDirectory
  private let log: EventLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
  }

  private func append(_ count: Int, to log: EventLog) throws {
    let head = Int(try log.head().rawValue)
    _ = try log.appendExamples((0..<count).map { .example(head + $0) })
  }

  @Test func anEmptyLogHasNoCheckpoint() throws {
    #expect(try log.lastCheckpoint() == nil)
    #expect(try log.write { try $0.head() } == .beginning)
    #expect(try log.lastCheckpoint() == nil)
  }

  /// The origin, the size and the root, signed by the key: C2SP tlog-checkpoint.
  @Test func aCheckpointIsOfTheLogAsTheTransactionLeavesIt() throws {
    let entries = try log.appendExamples([.example(1), .example(2)])
    let hashes = entries.map { TreeHash(leaf: $0.record.utf8) }
    let note = try #require(try log.lastCheckpoint())
    #expect(note.text == "example.com/ledger\n2\n\(TreeHash(node: hashes[0], hashes[1]).base64)\n")
    #expect(note.signatures.map(\.name.text) == ["example.com/ledger"])
    #expect(try log.isSealed())
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func batchesOfAnySizeGiveTheSameTree(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var current = log
    while try log.head().rawValue < 1100 {
      try append(
        Int.random(in: 0...(seed.isMultiple(of: 2) ? 300 : 40), using: &random), to: current)
      #expect(try log.isSealed())
      // As another process would go on.
      if Bool.random(using: &random) {
        current = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
      }
    }
    try checkTiles()
  }

  @Test(arguments: [255, 256, 257, 511, 512, 513])
  func oneAtATimeAroundABorder(count: Int) throws {
    for _ in 0..<count { try append(1, to: log) }
    #expect(try log.isSealed())
    try checkTiles()
    let reopened = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
    try append(1, to: reopened)
    #expect(try reopened.isSealed())
  }

  /// At 65,536 a tile of level 1 is full and level 2 begins.
  @Test func whereTheThirdLevelBegins() throws {
    for _ in 0..<15 { try append(4369, to: log) }
    #expect(try log.head().rawValue == 65_535)
    for _ in 0..<3 {
      #expect(try log.isSealed())
      let other = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
      try append(1, to: other)
    }
    #expect(try log.isSealed())
    try checkTiles()
    try append(300, to: log)
    #expect(try log.isSealed())
  }

  /// Every tile, full and partial, of the present tree; and each full tile's root beside it.
  private func checkTiles() throws {
    var hashes = try PlainTree.leaves(of: log)
    let size = UInt64(hashes.count)
    var level = 0
    for tile in TileCoordinate.tiles(inTreeOf: size) {
      if tile.level > level {
        hashes = stride(from: 0, to: hashes.count - hashes.count % 256, by: 256)
          .map { PlainTree.root(hashes[$0..<($0 + 256)]) }
        level = tile.level
      }
      let start = Int(tile.number) * 256
      #expect(try log.hashes(of: tile) == Array(hashes[start..<(start + tile.width)]))
    }
    let roots = try DatabaseQueue(path: directory.path()).read { database in
      try Row.fetchAll(database, sql: "SELECT root, hashes FROM tiles")
    }
    #expect(roots.count == Int(size / 256 + size / 65_536))
    for row in roots {
      let stored = try #require(Tile.hashes(of: row["hashes"] as Data))
      #expect(TreeHash(row["root"] as Data) == PlainTree.root(stored[...]))
    }
  }

  @Test func checkpointsAreKeptForEachTransaction() throws {
    for count in [3, 1, 0, 2] { try append(count, to: log) }
    let sizes = try DatabaseQueue(path: directory.path()).read { database in
      try Int.fetchAll(database, sql: "SELECT size FROM checkpoints ORDER BY size")
    }
    #expect(sizes == [3, 4, 6])
  }

  @Test func appendsOfOneTransactionHaveOneCheckpoint() throws {
    try log.write { transaction in
      for number in 0..<300 {
        _ = try transaction.append([.example(number)], expecting: try transaction.head())
      }
    }
    #expect(try log.isSealed())
    try checkTiles()
  }

  @Test func whoeverReadsAProofCanCheckIt() throws {
    try append(700, to: log)
    let note = try #require(try log.lastCheckpoint())
    let signed = try SignedCheckpoint(opening: note, log: ExampleKey.own.verifier)
    for index in [0, 255, 256, 511, 512, 699] as [UInt64] {
      let proof = try LogProof(index: index, in: signed) { try log.hashes(of: $0) }
      let record = try log.entries(
        matching: LogFilter(), after: Position(rawValue: Int64(index)), limit: 1)[0].record
      _ = try proof.verify(leaf: TreeHash(leaf: record.utf8), log: ExampleKey.own.verifier)
    }
  }
}
