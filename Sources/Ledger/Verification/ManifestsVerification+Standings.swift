import Domain
import EventLog
import GRDB

extension ManifestsVerification {
  /// Holds who is kept as standing on lists against the log and the manifests.
  ///
  /// Everybody who stands on a list was in a batch for it, and everybody whom the run sent stands on
  /// it. What was last sent of them is known to nobody else.
  mutating func verifyStandings(of state: State?, in database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT destination, run, manifest, people, refused FROM standings")
    for row in rows {
      guard let id = RunID(row.evidence("run") ?? ""), let run = try RecordedRun.find(id, in: log)
      else { continue }
      try verify(row, of: run, in: database)
    }
    let kept = Set(
      rows.map { row -> [String?] in
        [row.evidence("destination"), row.evidence("run")]
      })
    for destination in (state?.destinations.values).map(Array.init) ?? [] {
      guard let baseline = destination.baseline?.run,
        let run = try RecordedRun.find(baseline, in: log),
        let end = run.completed, isDue(run, at: end),
        !kept.contains([destination.id.description, baseline.description])
      else { continue }
      tell(.deleted, at: end, "Who stands on the list since the run \(baseline) is gone.")
    }
  }

  private mutating func verify(
    _ row: Row, of run: RecordedRun, in database: Database
  ) throws {
    let name = "Who stands on the list since the run \(run.id)"
    let destination: String? = row.evidence("destination")
    guard destination == run.order.destination.description, run.order.settings.keepsStanding else {
      return tell(.edited, at: run.completed, "\(name) is said to be of another list.")
    }
    guard let people = try people(of: run, in: database), people.count == row.evidence("people")
    else {
      return tell(.edited, at: run.completed, "\(name) is not whole, or not in its order.")
    }
    let refused = try Int.fetchOne(
      database, sql: "SELECT COUNT(*) FROM manifests WHERE run = ? AND refused = 1",
      arguments: [run.id.description])
    let last = try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM manifests") ?? 0
    if isDue(run, at: run.completed ?? .beginning),
      refused != row.evidence("refused") || last < row.evidence("manifest") ?? .max
    {
      tell(.edited, at: run.completed, "\(name) takes other batches into account than there are.")
    }
    // Who stands there may have been sent in batches that are purged.
    guard let completed = run.completed, purge == nil else { return }
    try verify(people, since: completed, of: run, name, in: database)
  }

  private mutating func verify(
    _ people: Set<KeyedDigest>, since completed: Position, of run: RecordedRun, _ name: String,
    in database: Database
  ) throws {
    if run.order.settings.mirror != nil, people.count != run.figures?.recipients {
      return tell(.edited, at: completed, "\(name) is not as many as the log has.")
    }
    var unexplained = people
    var isEverybodyThere = true
    let batches = try Row.fetchCursor(
      database,
      sql: """
        SELECT pseudonyms, run FROM manifests
         WHERE removes = 0 AND (destination = ? OR destination IS NULL)
        """, arguments: [run.order.destination.description])
    while let batch = try batches.next() {
      let isOwn = batch.evidence("run") == run.id.description
      for person in KeyedDigest.all(in: batch.evidence("pseudonyms")) {
        unexplained.remove(person)
        if isOwn, !people.contains(person) { isEverybodyThere = false }
      }
    }
    if !isEverybodyThere { tell(.deleted, at: completed, "\(name) lacks some whom it sent.") }
    if !unexplained.isEmpty {
      tell(.inserted, at: completed, "\(name) has some who were in no batch for it.")
    }
  }

  /// Everybody in the parts of a standing; nothing where they are not whole and in order.
  private func people(of run: RecordedRun, in database: Database) throws -> Set<KeyedDigest>? {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT part, people FROM standing_parts WHERE destination = ? AND run = ? ORDER BY part
        """,
      arguments: [run.order.destination.description, run.id.description])
    var all: Set<KeyedDigest> = []
    var part = 0
    while let row = try rows.next() {
      part += 1
      let words = KeyedDigest.all(in: row.evidence("people"))
      guard row.evidence("part") == part, words.count.isMultiple(of: 2) else { return nil }
      let people = stride(from: 0, to: words.count, by: 2).map { words[$0] }
      guard zip(people, people.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
      for person in people where !all.insert(person).inserted { return nil }
    }
    return all
  }
}
