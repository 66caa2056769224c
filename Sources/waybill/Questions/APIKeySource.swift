package import Sendinblue

/// Where an API key comes from; never from an argument, which every user of the machine could see.
package enum APIKeySource: Hashable, Sendable {
  /// A file that holds the key alone.
  case file(path: String)
  /// Standard input.
  case standardInput
  /// The variable BREVO_API_KEY.
  case environment
  /// The person at the terminal.
  case prompt

  /// Chooses a source: flag, then environment, then terminal.
  ///
  /// - Parameters:
  ///   - flag: The value of `--api-key-file`; `-` means standard input.
  ///   - environment: The process's variables.
  ///   - isInteractive: Whether there is a person to ask.
  /// - Throws: `CommandError.answerNeeded` where there is none of them.
  package init(
    flag: String?, environment: [String: String], isInteractive: Bool
  ) throws(CommandError) {
    if let flag {
      self = flag == "-" ? .standardInput : .file(path: flag)
    } else if !(environment["BREVO_API_KEY"] ?? "").isEmpty {
      self = .environment
    } else if isInteractive {
      self = .prompt
    } else {
      throw .answerNeeded(what: "The API key", give: "--api-key-file or BREVO_API_KEY")
    }
  }

  /// Reads the key.
  ///
  /// - Parameter environment: The process's variables.
  /// - Returns: The key.
  /// - Throws: `CommandError.secretFile` where it cannot be read, `SendinblueError.malformedKey` where
  ///   it cannot be a key.
  package func read(_ environment: [String: String]) throws -> APIKey {
    switch self {
    case .file(let path): try APIKey(SecretFile.text(of: "API key", in: path))
    case .standardInput: try APIKey(SecretFile.text(of: "API key", in: "-"))
    case .environment: try APIKey(environment["BREVO_API_KEY"] ?? "")
    case .prompt: try APIKey(SecretPrompt.ask("API key (not shown): ") ?? "")
    }
  }
}
