import Audit
import Domain
package import Results
package import Views

/// What came of deleting a person.
struct Erasure: Encodable {
  private enum CodingKeys: String, CodingKey {
    case pseudonym
    case isComplete
    case manifests
    case connections
  }

  /// Who.
  let pseudonym: Pseudonym
  /// How many batches could be looked into for connections.
  let manifests: DataSubjectRecord.Coverage
  /// The connections, in the order of their names.
  let connections: [ErasureRow]

  /// Whether they are gone from every account that is known to have had them.
  var isComplete: Bool { connections.allSatisfy(\.status.isSettled) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(pseudonym, forKey: .pseudonym)
    try container.encode(isComplete, forKey: .isComplete)
    try container.encode(manifests, forKey: .manifests)
    try container.encode(connections, forKey: .connections)
  }

  /// Prints it in the format that was asked for.
  func print(in session: Session) throws {
    switch session.format {
    case .table: try session.invocation.print(text(on: session.layout))
    case .json: try session.invocation.print(JSONText(self, isPretty: true).text + "\n")
    case .ndjson: try session.invocation.print(JSONText(self, isPretty: false).text + "\n")
    case .csv: try session.print(connections)
    }
  }

  private func text(on layout: Layout) throws -> String {
    let title = "No run that is ordered from now on sends the person \(pseudonym).\n\n"
    let list =
      connections.isEmpty
      ? "No connection is known to have carried them.\n" : try layout.list(connections)
    let advice = connections.compactMap { row in
      row.advice.map { "“\(row.connectionName.text)”: \($0)\n".visible }
    }
    return title + list + advice.map { "\n" + $0 }.joined() + "\n\(manifests.words)\n"
  }
}

extension ErasureRow: Tabular {
  package static var columns: [Column<ErasureRow>] {
    [
      Column("connection", mayBeCut: true) { $0.connectionName.text },
      Column("what happened") { $0.status.words }.toned(\.status.tone),
      Column("reason") { $0.reason ?? "" },
      Column("ordered") { $0.orderedAt.description },
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("connection id", isDetail: true) { $0.connection.description },
    ]
  }

  /// What to do about it; nothing where it is settled.
  fileprivate var advice: String? {
    switch status {
    case .deleted, .absent: nil
    case .ordered: "It was ordered, and nothing is known of it: erase again."
    case .unanswered: "Sendinblue did not answer; the contact may be there still: erase again."
    case .failed: reason.flatMap { ErasureFailure(rawValue: $0) }?.advice ?? "Erase again."
    }
  }
}

extension ErasureStatus {
  /// The status as people read it.
  fileprivate var words: String {
    switch self {
    case .ordered: "ordered"
    case .deleted: "deleted"
    case .absent: "was not there"
    case .failed: "not deleted"
    case .unanswered: "in doubt"
    }
  }

  fileprivate var tone: Tone {
    switch self {
    case .deleted, .absent: .good
    case .ordered, .unanswered: .warning
    case .failed: .bad
    }
  }
}
