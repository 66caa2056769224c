package import EventLog

extension VerificationProblem.Part {
  /// Each command's signature, and that it counted by it or was refused for it.
  package static let signatures = Self(rawValue: "signatures")
  /// What each entry says, as its type is written.
  package static let schemas = Self(rawValue: "schemas")
  /// Every decision, decided again.
  package static let decisions = Self(rawValue: "decisions")
  /// What is kept of batches, lists and rows that were left out, against the log.
  package static let manifests = Self(rawValue: "manifests")
  /// The sealed secrets, against the log.
  package static let vault = Self(rawValue: "vault")
}

extension VerificationProblem {
  /// States a problem of one entry.
  init(_ part: Part, _ kind: Kind, at position: Position, _ what: String) {
    self.init(part, kind, at: position...position, what)
  }
}
