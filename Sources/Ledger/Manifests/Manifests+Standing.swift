package import Domain
import Foundation
import GRDB

extension Manifests {
  /// Who is on a run's list because of its destination, as the run was ordered.
  ///
  /// The log is the arbiter, as this file may be purged or come from an old backup: it has to hold
  /// what the order's baseline left, and every batch that came on record since. What those of the
  /// destination carried is in doubt, as are the baseline's own batches of which rows were refused,
  /// and whom other destinations took off the same list. Whom the destination is known to have taken
  /// off stands there no more. Without a baseline, everybody of whom the file holds a batch for the
  /// list stands on it, in doubt, but for those who were taken off again.
  ///
  /// The run's own batches have no bearing, so the answer is the same after a crash.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - recorded: What the log tells of batches.
  /// - Returns: Nothing where the file does not hold what the log says it should.
  /// - Throws: `ManifestsError.unavailable`.
  package func standing(
    before run: Run, recorded: RecordedBatches
  ) throws(ManifestsError) -> Standing? {
    try read { database in
      guard let baseline = run.order.baseline else {
        var standing = Standing(expecting: try Self.largest(run, in: database))
        try Self.follow(&standing, after: 0, until: run, recorded, in: database)
        return standing
      }
      guard let known = try Self.header(of: baseline.run, run, in: database),
        try Self.holds(recorded.sinceBaseline, in: database)
      else { return nil }
      var standing = Standing(expecting: known.people)
      try Self.load(&standing, of: baseline.run, run, in: database)
      guard standing.count == known.people,
        try Self.doubt(&standing, refusedIn: baseline.run, in: database) == known.refused
      else { return nil }
      try Self.follow(&standing, after: known.manifest, until: run, recorded, in: database)
      return standing
    }
  }

  private static func header(
    of baseline: RunID, _ run: Run, in database: Database
  ) throws -> (manifest: Int64, people: Int, refused: Int)? {
    try Row.fetchOne(
      database,
      sql: """
        SELECT manifest, people, refused FROM standings WHERE destination = ? AND run = ?
        """,
      arguments: [run.order.destination.description, baseline.description]
    ).map { (manifest: $0["manifest"], people: $0["people"], refused: $0["refused"]) }
  }

  private static func load(
    _ standing: inout Standing, of baseline: RunID, _ run: Run, in database: Database
  ) throws {
    let parts = try Row.fetchCursor(
      database,
      sql: """
        SELECT people FROM standing_parts WHERE destination = ? AND run = ? ORDER BY part
        """,
      arguments: [run.order.destination.description, baseline.description])
    while let part = try parts.next() {
      try part.withUnsafeData(atIndex: 0) { people in
        people?.withUnsafeBytes { bytes in
          for start in stride(from: 0, to: bytes.count, by: 2 * KeyedDigest.length) {
            standing.insert(
              KeyedDigest(bytes, at: start),
              row: KeyedDigest(bytes, at: start + KeyedDigest.length))
          }
        }
      }
    }
  }

  /// Puts whom those batches carried in doubt of which Sendinblue refused rows, and counts them.
  private static func doubt(
    _ standing: inout Standing, refusedIn baseline: RunID, in database: Database
  ) throws -> Int {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT pseudonyms FROM manifests WHERE run = ? AND refused = 1",
      arguments: [baseline.description])
    var batches = 0
    while let row = try rows.next() {
      batches += 1
      try forEachPseudonym(in: row) { standing.doubt($0) }
    }
    return batches
  }

  private static func forEachPseudonym(
    in row: Row, _ body: (KeyedDigest) -> Void
  ) throws {
    try row.withUnsafeData(atIndex: 0) { people in
      people?.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count, by: KeyedDigest.length) {
          body(KeyedDigest(bytes, at: start))
        }
      }
    }
  }

  /// Whether the file has the manifests of batches.
  private static func holds(
    _ batches: [RecordedBatches.Batch], in database: Database
  ) throws -> Bool {
    let statement = try database.makeStatement(
      sql: "SELECT 1 FROM manifests WHERE run = ? AND batch = ?")
    return try batches.allSatisfy { batch in
      try Int.fetchOne(statement, arguments: [batch.run.description, batch.number]) != nil
    }
  }

  /// Follows what later batches may have made of a run's list.
  private static func follow(
    _ standing: inout Standing, after manifest: Int64, until run: Run,
    _ recorded: RecordedBatches, in database: Database
  ) throws {
    let target = run.order.target
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT pseudonyms, LENGTH(pseudonyms) / 16 AS people, destination, removes, run, batch
          FROM manifests
         WHERE id > ? AND run <> ? AND connection = ? AND list = ?
           AND (destination = ? OR removes = 1)
         ORDER BY id
        """,
      arguments: [
        manifest, run.id.description, target.connection.description, target.list,
        target.destination.description,
      ])
    while let row = try rows.next() {
      let isOwn = row["destination"] == target.destination.description
      let isGone = isOwn && wasTakenOff(row, recorded)
      try forEachPseudonym(in: row) { pseudonym in
        if isGone {
          standing.remove(pseudonym)
        } else if isOwn || standing.holds(pseudonym) {
          // Whom another destination took off does not stand there because of this one.
          standing.doubt(pseudonym)
        }
      }
    }
  }

  /// Whether everybody in a batch is known to have been taken off the list.
  private static func wasTakenOff(_ row: Row, _ recorded: RecordedBatches) -> Bool {
    guard row["removes"] == 1, let run = RunID(row["run"] as String) else { return false }
    let people: Int = row["people"]
    return recorded.removed[.init(run: run, number: row["batch"])] == people
  }

  /// How many people the largest run of a run's destination carried, about.
  private static func largest(_ run: Run, in database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT MAX(people)
          FROM (SELECT SUM(LENGTH(pseudonyms) / 16) AS people
                  FROM manifests
                 WHERE destination = ?
                 GROUP BY run)
        """,
      arguments: [run.order.destination.description]) ?? 0
  }
}
