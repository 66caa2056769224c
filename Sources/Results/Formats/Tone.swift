/// What a colour says; used sparingly, and never the only thing to say it.
package enum Tone: Sendable {
  /// Nothing.
  case plain
  /// A title.
  case strong
  /// It went well.
  case good
  /// A person should look at it.
  case warning
  /// It failed.
  case bad

  /// The text between the escape sequences of the tone (ECMA-48, SGR).
  package func applied(to text: String) -> String {
    switch self {
    case .plain: text
    case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
    case .good: "\u{1B}[32m\(text)\u{1B}[0m"
    case .warning: "\u{1B}[33m\(text)\u{1B}[0m"
    case .bad: "\u{1B}[31m\(text)\u{1B}[0m"
    }
  }
}
