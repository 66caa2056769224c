import ArgumentParser
import Webhooks

/// Where notifications go, and what they are signed with.
struct WebhookOptions: ParsableArguments {
  @Argument(help: "The address that messages are posted to.") var url: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the address alone; - is standard input.",
      discussion: "Without it and without an argument, a question on the terminal.",
      valueName: "file"), completion: .file())
  var urlFile: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the secret alone, whsec_ and base64; - is standard input.",
      discussion: "Default: a new secret, which is printed.", valueName: "file"),
    completion: .file())
  var secretFile: String?

  func validate() throws {
    if url != nil, urlFile != nil {
      throw ValidationError("Give the address as an argument or with --url-file: one of the two.")
    }
    if urlFile == "-", secretFile == "-" {
      throw ValidationError("Standard input holds one thing: put the other into a file.")
    }
  }

  /// The address: argument, then file, then terminal.
  ///
  /// - Parameter terminal: Whether there is a person to ask.
  /// - Returns: The address.
  /// - Throws: `WebhookError.malformedURL`; `CommandError.answerNeeded` or `.secretFile`.
  func url(_ terminal: Terminal) throws -> WebhookURL {
    if let url { return try WebhookURL(url) }
    if let urlFile {
      return try WebhookURL(SecretFile.text(of: "webhook's address", in: urlFile))
    }
    guard terminal.isInteractive else {
      throw CommandError.answerNeeded(
        what: "The webhook's address", give: "it as an argument or with --url-file")
    }
    return try WebhookURL(SecretPrompt.ask("The webhook's address (not shown): ") ?? "")
  }

  /// The secret that was given, if one was.
  ///
  /// - Throws: `CommandError.secretFile`, or `.unusableValue` where it is none.
  func secret() throws(CommandError) -> WebhookSecret? {
    guard let secretFile else { return nil }
    let text = try SecretFile.text(of: "webhook's secret", in: secretFile)
    guard let secret = WebhookSecret(parsing: text) else {
      throw .unusableValue(
        option: "--secret-file",
        reason: "a secret is whsec_ and \(WebhookSecret.length.lowerBound) to"
          + " \(WebhookSecret.length.upperBound) bytes in base64; without the option, one is made.")
    }
    return secret
  }
}
