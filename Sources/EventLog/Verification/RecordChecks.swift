internal import GRDB

/// What can be said of a record by itself and by what stands before it.
struct RecordChecks {
  private let source: [UInt8]
  private var causes: CauseMemory

  /// - Parameters:
  ///   - origin: The log's origin, which is every record's source.
  ///   - database: The connection, in its turn.
  init(origin: String, in database: Database) {
    source = Array(origin.utf8)
    causes = CauseMemory(database)
  }

  /// What is wrong with a record.
  mutating func flaws(
    of record: UnsafeBufferPointer<UInt8>, at position: Int64
  ) throws -> [(kind: VerificationProblem.Kind, what: String)] {
    guard let form = RecordForm(record) else {
      return [(.malformed, "Entry \(position) is not in the form in which records are written.")]
    }
    var flaws: [(kind: VerificationProblem.Kind, what: String)] = []
    if !form.isAt(position) {
      let said = form.position.map { "entry \($0)" } ?? "none"
      flaws.append((.reordered, "Entry \(position) says that it is \(said)."))
    }
    if !form.source.holdsSame(as: source) {
      flaws.append((.inserted, "Entry \(position) is of another ledger."))
    }
    if let causation = form.causation {
      if try !causes.isBefore(position, causation) {
        flaws.append((.inserted, "Entry \(position) names a cause that is not before it."))
      }
    } else {
      causes.saw(form.id)
    }
    if try !form.correlation.holdsSame(as: form.id)
      && !causes.isBefore(position, form.correlation)
    {
      flaws.append((.inserted, "Entry \(position) is of a chain that does not begin before it."))
    }
    return flaws
  }
}
