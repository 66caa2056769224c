package import Domain
package import EventLog
import Foundation
import GRDB
import Glibc
import Schemas
import Transparency
import Views

/// Holds what is kept of batches, of lists and of rows that were left out against the log.
///
/// The log has the root over each batch's pseudonyms, and figures; what it does not have, such as the
/// customer of a row that was left out, cannot be told.
package struct ManifestsVerification {
  /// What is wrong.
  package private(set) var problems: [VerificationProblem] = []
  /// Why they were not looked at to their end; nothing where they were.
  package private(set) var unchecked: String?

  let log: EventLog
  let size: UInt64
  /// What was kept of runs that ended before an instant may be gone, as an entry says; nothing where
  /// none says so.
  private(set) var purge: (before: Timestamp, entry: Position)?
  /// How many batches of each run are gone that way.
  private var purged: [RunID: Int] = [:]

  /// Verifies.
  ///
  /// - Parameters:
  ///   - path: The manifests' file.
  ///   - log: The log.
  ///   - size: How many of its entries count; what is kept of later ones is no problem.
  ///   - state: The configuration there; nothing where it is not known.
  package init(of path: String, beside log: EventLog, upTo size: UInt64, state: State?) {
    self.log = log
    self.size = size
    guard access(path, F_OK) == 0 else {
      tell(.deleted, "There is no file of manifests.")
      return
    }
    do {
      try EvidenceFile(at: path).queue.read { database in
        guard try recognize(database) else { return }
        purge = try Self.purge(in: log, upTo: size)
        try verifyRuns(in: database)
        try verifyStrangers(in: database)
        try verifyStandings(of: state, in: database)
        unchecked = forgotten
      }
    } catch let error as DatabaseError {
      let reason = error.message ?? "no reason given"
      tell(.malformed, "The file cannot be read to its end: \(reason).")
    } catch {
      unchecked = "The log does not say what they should be. \(error)"
    }
  }

  /// The purge that reaches furthest.
  private static func purge(
    in log: EventLog, upTo size: UInt64
  ) throws -> (before: Timestamp, entry: Position)? {
    let purges = RecordType.event(name: CustodyEvent.Kind.manifestsPurged.rawValue)
    return try log.entries(
      matching: LogFilter(types: [.exactly(purges.description)]), limit: .max
    )
    .filter { UInt64($0.position.rawValue) <= size }
    .compactMap { entry in
      guard case .event(.custody(.manifestsPurged(let event)), _) = try RecordedMessage(entry)
      else { return nil }
      return (event.purge.before, entry.position)
    }
    .max { $0.before < $1.before }
  }

  /// What cannot be verified because it was purged; nothing where all of it is there.
  private var forgotten: String? {
    guard let purge, !purged.isEmpty else { return nil }
    let batches = purged.values.reduce(0, +)
    let extent =
      "\(batches) batch\(batches == 1 ? "" : "es") of \(purged.count) run"
      + (purged.count == 1 ? "" : "s")
    return "Who was in \(extent) is forgotten: entry \(purge.entry) says that what was kept of runs"
      + " that ended before \(purge.before) was purged."
  }

  private mutating func recognize(_ database: Database) throws -> Bool {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    let layout = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == Manifests.applicationID, (1..<Manifests.layout).contains(layout) {
      unchecked = "They are of an earlier layout, which the next command brings up to date."
      return false
    }
    let differences = try StoredLayout(of: database).problems(
      besides: try StoredLayout(madeBy: ManifestsSchema.sql), in: .manifests)
    problems += differences
    if differences.isEmpty { problems += try EvidenceFile.damages(in: database, of: .manifests) }
    // Without its tables there is nothing to look at.
    return try ["manifests", "standings", "standing_parts", "rejections"]
      .allSatisfy { try database.tableExists($0) }
  }

  private mutating func verifyRuns(in database: Database) throws {
    var cursor = Position.beginning
    while true {
      let page = try log.entries(
        matching: LogFilter(types: [.exact(.requested)]), after: cursor, limit: 500)
      guard let last = page.last else { return }
      cursor = last.position
      for entry in page where UInt64(entry.position.rawValue) <= size {
        guard case .event(.run(let event), _) = try RecordedMessage(entry),
          let run = try RecordedRun.find(event.run, in: log)
        else { continue }
        try verify(run, in: database)
        try verifyLeftOut(of: run, in: database)
      }
    }
  }

  private mutating func verify(_ run: RecordedRun, in database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT pseudonyms, batch, destination, connection, list, removes, refused
          FROM manifests WHERE run = ? ORDER BY id
        """, arguments: [run.id.description])
    var found: Set<Int> = []
    var last = 0
    while let row = try rows.next() {
      let number: Int = row.evidence("batch") ?? 0
      guard let batch = run.batches[number] else {
        // What a crash left before the batch came on record.
        if number != run.lastBatch + 1 || run.completed != nil {
          tell(.inserted, "The log has no batch \(number) of the run \(run.id).")
        }
        continue
      }
      found.insert(number)
      if number < last { tell(.reordered, batch, "was kept later than it was") }
      last = number
      try verify(row, as: batch, of: run)
    }
    for (number, batch) in run.batches.sorted(by: { $0.key < $1.key })
    where !found.contains(number) && UInt64(batch.position.rawValue) <= size {
      if isDue(run, at: batch.position) {
        tell(.deleted, batch, "is gone")
      } else {
        purged[run.id, default: 0] += 1
      }
    }
  }

  private mutating func verify(_ row: Row, as batch: RecordedRun.Batch, of run: RecordedRun) throws
  {
    let prepared = batch.prepared
    let sorted = try row.withUnsafeData(atIndex: 0) { data in
      data.map { data in data.withUnsafeBytes { Self.isSorted($0) } } ?? false
    }
    let manifest = Manifest(kept: row.evidence("pseudonyms") ?? Data())
    let isSame =
      manifest?.count == prepared.recipients && manifest?.root == prepared.manifestRoot
      && prepared.manifestSHA256.map { $0 == manifest?.sha256 } ?? true
    if !isSame {
      tell(.edited, batch, "is not of the people whom the log has the root of")
    } else if !sorted {
      tell(.reordered, batch, "is not in its order")
    }
    let target = run.order.target
    // Of manifests of the first layout it is not known whose they are.
    let (destination, connection): (String?, String?) = (
      row.evidence("destination"), row.evidence("connection")
    )
    if destination != nil || connection != nil,
      destination != target.destination.description
        || connection != target.connection.description || row.evidence("list") != target.list
    {
      tell(.edited, batch, "is said to be of another list")
    }
    if (row.evidence("removes") == 1) != (prepared.kind == .removal) {
      tell(.edited, batch, "is said to do something else with its people")
    }
    if run.order.settings.keepsStanding, batch.isRefused, row.evidence("refused") != 1 {
      tell(.edited, batch, "does not say that rows of it were refused")
    }
  }

  private static func isSorted(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count % KeyedDigest.length == 0 else { return false }
    let starts = stride(from: KeyedDigest.length, to: bytes.count, by: KeyedDigest.length)
    return starts.allSatisfy {
      KeyedDigest(bytes, at: $0 - KeyedDigest.length) < KeyedDigest(bytes, at: $0)
    }
  }

  /// The rows that were left out are as many as the log has of each reason, once a run is completed.
  private mutating func verifyLeftOut(of run: RecordedRun, in database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT reason, COUNT(*) AS rows, MAX(row) AS last
          FROM rejections WHERE run = ? GROUP BY reason
        """, arguments: [run.id.description])
    let counts = Dictionary(
      rows.map { row in
        (Self.recordedReason(row.evidence("reason") ?? ""), row.evidence("rows") ?? 0)
      } as [(String, Int)]
    ) { $0 + $1 }
    var due = Dictionary((run.figures?.rejected ?? []).map { ($0.reason, $0.rows) }) { $0 + $1 }
    if let withheld = run.figures?.withheld, withheld > 0 { due["withheld"] = withheld }
    let isEnded = run.completed.map { isDue(run, at: $0) } ?? false
    let wrong = Set(counts.keys).union(due.keys).sorted().filter { reason in
      let (found, known) = (counts[reason] ?? 0, due[reason] ?? 0)
      return isEnded ? found != known : found > known
    }
    for reason in wrong {
      let (found, known) = (counts[reason] ?? 0, due[reason] ?? 0)
      tell(
        found > known ? .inserted : .deleted, at: run.completed,
        "Of the run \(run.id) \(found) rows are kept as left out that way, and \(known) on record.")
    }
    let last = rows.compactMap { $0.evidence("last") as Int? }.max() ?? 0
    if last > run.figures?.read ?? 0 {
      tell(.edited, at: run.completed, "The run \(run.id) read no row \(last).")
    }
  }

  /// What the log counts rows under that are kept as left out for this reason: it has no figure of
  /// its own for those of people who are kept out.
  private static func recordedReason(_ kept: String) -> String {
    kept == "suppressed" ? "withheld" : kept
  }

  /// What is kept of runs that no entry knows.
  private mutating func verifyStrangers(in database: Database) throws {
    for table in ["manifests", "rejections", "standings", "standing_parts"] {
      let runs = try String.fetchCursor(database, sql: "SELECT DISTINCT run FROM \(table)")
      while let name = try runs.next() {
        if let id = RunID(name), try RecordedRun.find(id, in: log) != nil { continue }
        let shown = name.prefix(36).filter { !$0.isNewline }
        tell(.inserted, "The log has no run “\(shown)”, of which there are \(table).")
      }
    }
  }

  /// Whether what is kept of an entry about a run has to be there.
  func isDue(_ run: RecordedRun, at position: Position) -> Bool {
    guard UInt64(position.rawValue) <= size else { return false }
    guard let purge, let ended = run.ended else { return true }
    return ended >= purge.before
  }

  private mutating func tell(
    _ kind: VerificationProblem.Kind, _ batch: RecordedRun.Batch, _ what: String
  ) {
    let name = "The manifest of batch \(batch.prepared.number) of the run \(batch.prepared.run)"
    tell(kind, at: batch.position, "\(name) \(what).")
  }

  /// Takes a problem down.
  mutating func tell(
    _ kind: VerificationProblem.Kind, at position: Position? = nil, _ what: String
  ) {
    guard problems.count < LogVerification.mostProblems else { return }
    problems.append(
      VerificationProblem(.manifests, kind, at: position.map { $0...$0 }, what))
  }
}
