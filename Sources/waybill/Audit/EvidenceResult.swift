import Audit
import Domain
import Results

/// Evidence that was written.
struct EvidenceResult: Tabular {
  /// Where.
  let directory: String
  /// What.
  let evidence: Evidence

  private var about: String {
    let scope = evidence.scope
    return scope.run.map { "run \($0)" }
      ?? Period(since: scope.since, until: scope.until).words.text
  }

  static var columns: [Column<EvidenceResult>] {
    [
      Column("directory") { $0.directory },
      Column("about") { $0.about },
      Column("entries", .trailing) { String($0.evidence.entries) },
      Column("of", .trailing) { String($0.evidence.size) },
      Column("digest") { $0.evidence.digest.description },
    ]
  }
}
