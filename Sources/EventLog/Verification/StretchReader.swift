internal import Foundation
internal import GRDB
internal import Transparency

/// Looks at a stretch of a log: its records, the tiles of level 0 over them, and its checkpoints.
struct StretchReader {
  private let database: Database
  private var records: RecordChecks
  private var tiles: TileComparison
  private var claims: ArraySlice<Claim>
  private var found: VerifiedStretch
  private var next: Int64
  private var agrees = true

  /// - Parameters:
  ///   - leaves: The stretch, which begins where a tile does.
  ///   - size: How many entries the log has.
  ///   - database: The connection, in its turn.
  ///   - verifier: The key that must have signed.
  ///   - kept: The heads of checkpoints that somebody kept.
  /// - Throws: What SQLite throws.
  init(
    _ leaves: Range<UInt64>, size: UInt64, in database: Database, verifier: NoteVerifier,
    kept: [TreeHead]
  ) throws {
    self.database = database
    found = VerifiedStretch(leaves: leaves)
    records = RecordChecks(origin: verifier.name.text, in: database)
    tiles = TileComparison(size: size, in: database)
    next = Int64(leaves.lowerBound) + 1
    let checkpoints = try CheckpointReader(in: database, verifier: verifier).read(leaves)
    found.checkpoints = checkpoints.count
    found.problems = checkpoints.problems
    let own = kept.filter { $0.size > leaves.lowerBound && $0.size <= leaves.upperBound }
    claims =
      (checkpoints.claims + own.map { Claim(head: $0, isKept: true) })
      .sorted { $0.head.size < $1.head.size }[...]
  }

  /// Looks.
  mutating func read() throws -> VerifiedStretch {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT position, record
        FROM   entries
        WHERE  position > ? AND position <= ?
        ORDER  BY position
        """,
      arguments: [Int64(found.leaves.lowerBound), Int64(found.leaves.upperBound)])
    while let row = try rows.next() {
      let position: Int64 = row[0]
      while next < position { try passOver() }
      try row.withUnsafeData(atIndex: 1) { data in
        try data?.withUnsafeBytes { try look(at: $0) } ?? passOver()
      }
    }
    while next <= Int64(found.leaves.upperBound) { try passOver() }
    return found
  }

  /// Takes note of an entry that is not there; the tree goes on with the leaf that is stored of it.
  private mutating func passOver() throws {
    report(.deleted, "There is no entry \(next).")
    try append(try tiles.leaf(at: next) ?? .ofNothing)
  }

  private mutating func look(at bytes: UnsafeRawBufferPointer) throws {
    let leaf = TreeHash(leaf: bytes)
    let record = bytes.bindMemory(to: UInt8.self)
    if let stored = try tiles.leaf(at: next), stored != leaf {
      agrees = false
      let distance = try tiles.displacement(of: record, at: next)
      Displacement.note(distance, at: next, in: &found.displacements)
    }
    for flaw in try records.flaws(of: record, at: next) { report(flaw.kind, flaw.what) }
    try append(leaf)
  }

  private mutating func report(_ kind: VerificationProblem.Kind, _ what: String) {
    guard found.problems.count < LogVerification.mostProblems else { return }
    let position = Position(unchecked: next)
    found.problems.append(VerificationProblem(.records, kind, at: position...position, what))
  }

  private mutating func append(_ leaf: TreeHash) throws {
    found.rest.append(leaf)
    if found.rest.size == UInt64(TileCoordinate.fullWidth) { try closeTile() }
    while let claim = claims.first, claim.head.size == UInt64(next) {
      claims.removeFirst()
      found.cuts.append(.init(tiles: found.tiles.count, rest: found.rest, claim: claim))
    }
    next += 1
  }

  private mutating func closeTile() throws {
    let root = found.rest.root
    let number = UInt64(next) / UInt64(TileCoordinate.fullWidth) - 1
    let tile = try tiles.tile(number)
    let stored = agrees ? root : tile?.hashes.map { CompactRange($0).root } ?? root
    if let flaw = StoredTile.flaw(of: tile, level: 0, number: number, root: stored) {
      found.problems.append(flaw)
    }
    found.tiles.append(.init(root: root, stored: stored))
    found.rest = CompactRange()
    agrees = true
  }
}
