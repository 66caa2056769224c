import Domain
import EventLog
import Views

/// Finds the entries that belong to evidence.
struct EvidenceSelector {
  private let log: EventLog
  private let views: Views
  private let pages: EntryPages
  private let last: Position
  private var about: Set<Position> = []
  private var causes: Set<String> = []
  private var runs: [RunID] = []
  private var knownRuns: Set<RunID> = []
  private var context: Set<Position> = []
  private var subjects: [String] = []
  private var knownSubjects: Set<String> = []

  /// Prepares to look for entries.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  ///   - last: The last entry to take into account.
  init(log: EventLog, views: Views, upTo last: Position) {
    self.log = log
    self.views = views
    self.last = last
    pages = EntryPages(log: log, views: views)
  }

  /// Finds the entries.
  ///
  /// - Parameter scope: What evidence is about.
  /// - Returns: The entries.
  /// - Throws: `AuditError.nothingInScope`, or why the log or the views cannot be read.
  mutating func selection(of scope: EvidenceScope) throws -> EvidenceSelection {
    let query = TrailQuery(run: scope.run, since: scope.since, until: scope.until)
    try pages.forEachPage(matching: query) { entries in
      for entry in entries where entry.position <= last { try note(Envelope(entry)) }
      return (entries.last?.position ?? .beginning) < last
    }
    guard let end = about.max() else { throw AuditError.nothingInScope(scope) }
    for run in runs { try note(partiesOf: run) }
    try addCauses()
    try addBeginning()
    try addConfiguration(upTo: end)
    return EvidenceSelection(
      about: about.sorted(), context: context.subtracting(about).sorted(), runs: runs)
  }

  private mutating func note(_ envelope: Envelope) {
    about.insert(envelope.position)
    if let cause = envelope.causationID { causes.insert(cause) }
    note(envelope.actor)
    note(envelope.subject)
    if let run = Self.run(envelope.subject), knownRuns.insert(run).inserted { runs.append(run) }
  }

  /// Notes somebody or something whose configuration belongs to the context.
  private mutating func note(_ subject: String) {
    let concepts = ["user/", "connection/", "segment/", "destination/"]
    guard concepts.contains(where: subject.hasPrefix), knownSubjects.insert(subject).inserted
    else { return }
    subjects.append(subject)
  }

  private mutating func note(partiesOf id: RunID) throws(AuditError) {
    guard let run = try AuditError.asking({ () throws(ViewsError) in try views.run(id) }) else {
      return
    }
    let batches = try AuditError.asking { () throws(ViewsError) in try views.batches(of: id) }
    var users = [run.exportUser] + batches.map(\.exportUser) + [run.approvedBy].compactMap(\.self)
    if case .user(let orderer) = run.orderedBy { users.append(orderer) }
    let parties =
      [.connection(run.connection), .destination(run.destination)]
      + run.segments.map(Subject.segment) + users.map(Subject.user)
    for party in parties { note(party.text) }
  }

  /// Adds the commands that caused what evidence is about.
  private mutating func addCauses() throws(AuditError) {
    do throws(EventLogError) {
      for cause in causes {
        guard let entry = try log.entry(of: cause) else { continue }
        context.insert(entry.position)
        note(try Envelope(entry).actor)
      }
    } catch {
      throw .log(error)
    }
  }

  /// Adds the log's own beginning, which names its key and that of the schedule.
  private mutating func addBeginning() throws {
    let names = [UserCommand.Kind.createLedger.rawValue, UserEvent.Kind.ledgerCreated.rawValue]
    try pages.forEachPage(matching: TrailQuery(types: names)) { entries in
      for entry in entries where entry.position <= last {
        context.insert(entry.position)
        note(try Envelope(entry).actor)
      }
      return true
    }
  }

  /// Adds how everybody and everything came to be as it was, and who did that in turn.
  private mutating func addConfiguration(upTo end: Position) throws {
    var next = 0
    while next < subjects.count {
      let filter = LogFilter(subject: subjects[next])
      next += 1
      try pages.forEachEntry(matching: filter) { entry in
        guard entry.position <= end else { return }
        context.insert(entry.position)
        note(try Envelope(entry).actor)
      }
    }
  }

  private static func run(_ subject: String) -> RunID? {
    let concept = "run/"
    return subject.hasPrefix(concept) ? RunID(String(subject.dropFirst(concept.count))) : nil
  }
}
