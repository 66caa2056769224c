package import Domain
import Foundation
import GRDB

/// Writes down who is on a list because of a destination, as a run goes through its recipients.
///
/// In parts, so that not all people are in memory. What it wrote counts from `finish` on, and once
/// the log calls the run completed; what the run is compared with stays until then. A recorder that
/// was not finished leaves what the next for the same run replaces.
package struct StandingRecorder {
  /// How many people a part holds.
  private static let partSize = 1 << 16

  private let manifests: Manifests
  private let destination: DestinationID
  private let run: RunID
  private var pending: [(pseudonym: KeyedDigest, row: KeyedDigest)] = []
  private var parts = 0
  private var people = 0

  /// Begins, and forgets all of the destination but what the run is compared with.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - manifests: Where it is written down.
  /// - Throws: `ManifestsError.notWritten`.
  package init(_ run: Run, in manifests: Manifests) throws(ManifestsError) {
    self.manifests = manifests
    destination = run.order.destination
    self.run = run.id
    let kept = [
      run.order.destination.description, run.order.baseline?.run.description ?? "",
    ]
    try manifests.write { database in
      for table in ["standings", "standing_parts"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE destination = ? AND run <> ?",
          arguments: StatementArguments(kept))
      }
    }
  }

  /// Adds a person.
  ///
  /// - Parameters:
  ///   - pseudonym: Who; nobody comes twice.
  ///   - row: The digest of what was sent of them, or `KeyedDigest.unknown`.
  /// - Throws: `ManifestsError.notWritten`.
  package mutating func add(
    _ pseudonym: KeyedDigest, row: KeyedDigest
  ) throws(ManifestsError) {
    pending.append((pseudonym, row))
    if pending.count == Self.partSize { try write() }
  }

  /// Says that everybody was added; durable when this returns.
  ///
  /// - Throws: `ManifestsError.notWritten`.
  package mutating func finish() throws(ManifestsError) {
    if !pending.isEmpty { try write() }
    let (destination, run, people) = (destination.description, run.description, people)
    try manifests.write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO standings (destination, run, manifest, people, refused)
          SELECT ?, ?, IFNULL(MAX(id), 0), ?, COUNT(*) FILTER (WHERE run = ? AND refused = 1)
            FROM manifests
          """,
        arguments: [destination, run, people, run])
    }
  }

  private mutating func write() throws(ManifestsError) {
    pending.sort { $0.pseudonym < $1.pseudonym }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pending.count * 2 * KeyedDigest.length)
    for person in pending {
      person.pseudonym.append(to: &bytes)
      person.row.append(to: &bytes)
    }
    people += pending.count
    parts += 1
    pending.removeAll(keepingCapacity: true)
    let (destination, run, part) = (destination.description, run.description, parts)
    let data = Data(bytes)
    try manifests.write { database in
      try database.execute(
        sql: """
          INSERT INTO standing_parts (destination, run, part, people) VALUES (?, ?, ?, ?)
          """,
        arguments: [destination, run, part, data])
    }
  }
}
