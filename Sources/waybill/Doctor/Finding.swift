import Results

/// What one check of one thing came to.
package struct Finding: Hashable, Encodable, Sendable {
  /// What was looked at.
  package let check: Check
  /// Of what: a path, or as the audit log's filter names it, such as `connection/Brevo`.
  package let subject: String
  /// Whether it is as it should be.
  package let verdict: Verdict
  /// What was found, in a sentence.
  package let what: String
  /// What to do; nothing where there is nothing to do, or where the finding says it.
  package let advice: String?

  /// States a finding.
  ///
  /// - Parameters:
  ///   - check: What was looked at.
  ///   - subject: Of what.
  ///   - verdict: Whether it is as it should be.
  ///   - what: What was found, in a sentence.
  ///   - advice: What to do.
  package init(
    _ check: Check, _ subject: String, _ verdict: Verdict, _ what: String, advice: String? = nil
  ) {
    self.check = check
    self.subject = subject
    self.verdict = verdict
    self.what = what
    self.advice = advice
  }

  /// The columns in a format: people read finding and advice in one go, files keep them apart.
  static func columns(in format: OutputFormat) -> [Column<Finding>] {
    let text: [Column<Finding>] =
      switch format {
      case .table:
        [Column("finding") { [$0.what, $0.advice].compactMap(\.self).joined(separator: " ") }]
      case .json, .csv, .ndjson:
        [Column("what") { $0.what }, Column("advice") { $0.advice ?? "" }]
      }
    return [
      Column("verdict") { $0.verdict.word }.toned { $0.verdict.tone },
      Column("check") { $0.check.rawValue },
      Column("subject") { $0.subject },
    ] + text
  }
}
