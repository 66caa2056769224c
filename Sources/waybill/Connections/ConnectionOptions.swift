import ArgumentParser
import Domain
import Sendinblue

/// What a connection is made with.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where Sendinblue's API is; https, except on loopback.",
      discussion: "Default: $BREVO_API_URL, else \(BaseURL.production).", valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "How many profiles one export may carry at most, where the account's contract says so.",
      valueName: "number"))
  var profileLimit: Int?

  /// The API's address in normal form: flag, then environment, then Sendinblue's own.
  ///
  /// - Throws: `SendinblueError.malformedBaseURL`.
  func address(_ invocation: Invocation) throws(SendinblueError) -> BaseURL {
    guard let text = baseURL ?? invocation.paths.variable("BREVO_API_URL") else {
      return .production
    }
    return try BaseURL(text)
  }
}

/// Where the API key is read from.
struct APIKeyOptions: ParsableArguments {
  @Option(
    name: .customLong("api-key-file"),
    help: ArgumentHelp(
      "A file that holds the API key alone; - is standard input.",
      discussion: """
        Default: $BREVO_API_KEY, else a question on the terminal. A key is never an argument, which \
        every user of the machine could see.
        """,
      valueName: "file"), completion: .file())
  var file: String?

  /// Where the key comes from.
  ///
  /// - Throws: `CommandError.answerNeeded` where there is neither source nor person.
  func source(_ invocation: Invocation) throws(CommandError) -> APIKeySource {
    try APIKeySource(
      flag: file, environment: invocation.environment,
      isInteractive: invocation.terminal.isInteractive)
  }

  /// Reads the key.
  func read(_ invocation: Invocation) throws -> APIKey {
    try source(invocation).read(invocation.environment)
  }
}
