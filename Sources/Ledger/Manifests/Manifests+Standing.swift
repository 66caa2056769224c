package import Domain
import Foundation
import GRDB

extension Manifests {
  /// Who is on a run's list because of its destination, as the run was ordered.
  ///
  /// The log is the arbiter, as this file may be purged or come from an old backup: it has to hold
  /// what the order's baseline left, and as many batches since as the log counts. What these
  /// carried is in doubt, as are the baseline's own batches of which rows were refused, and whom
  /// other destinations took off the same list. Without a baseline, everybody of whom the file holds a batch for the list stands on it, in doubt.
  ///
  /// The run's own batches have no bearing, so the answer is the same after a crash.
  ///
  /// - Parameter run: The run.
  /// - Returns: Nothing where the file does not hold what the log says it should.
  /// - Throws: `ManifestsError.unavailable`.
  package func standing(before run: Run) throws(ManifestsError) -> Standing? {
    try read { database in
      guard let baseline = run.order.baseline else {
        let largest = try Self.largest(run, in: database)
        var standing = Standing(expecting: largest)
        _ = try Self.doubt(&standing, after: 0, except: run, in: database)
        return standing
      }
      guard let known = try Self.header(of: baseline.run, run, in: database) else { return nil }
      var standing = Standing(expecting: known.people)
      try Self.load(&standing, of: baseline.run, run, in: database)
      guard standing.count == known.people else { return nil }
      let refused = try Self.doubt(&standing, refusedIn: baseline.run, in: database)
      let batches = try Self.doubt(&standing, after: known.manifest, except: run, in: database)
      let isWhole = refused == known.refused && batches >= baseline.batchesSince
      return isWhole ? standing : nil
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

  /// Puts whom batches of a run's list carried in doubt, and gives how many batches of the same
  /// destination there were.
  private static func doubt(
    _ standing: inout Standing, after manifest: Int64, except run: Run, in database: Database
  ) throws -> Int {
    let target = run.order.target
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT pseudonyms, destination
          FROM manifests
         WHERE id > ? AND run <> ? AND connection = ? AND list = ?
           AND (destination = ? OR removes = 1)
        """,
      arguments: [
        manifest, run.id.description, target.connection.description, target.list,
        target.destination.description,
      ])
    var batches = 0
    while let row = try rows.next() {
      let isOwn = row["destination"] == target.destination.description
      if isOwn { batches += 1 }
      try forEachPseudonym(in: row) { pseudonym in
        // Whom another destination took off does not stand there because of this one.
        if isOwn || standing.holds(pseudonym) { standing.doubt(pseudonym) }
      }
    }
    return batches
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
