import Results

/// What a check came to.
package enum Verdict: String, CaseIterable, Encodable, Sendable {
  /// It is as it should be.
  case pass
  /// It works, and a person should look at it.
  case warn
  /// It does not work, or must not go on so.
  case fail
  /// It could not be looked at.
  case skipped

  /// The word that people read.
  package var word: String {
    switch self {
    case .pass: "ok"
    case .warn, .fail, .skipped: rawValue
    }
  }

  /// What a colour should say of it.
  var tone: Tone {
    switch self {
    case .pass: .good
    case .warn: .warning
    case .fail: .bad
    case .skipped: .plain
    }
  }
}
