import ArgumentParser
import Domain

/// Takes all steps of a connection.
struct ConnectionAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Connect a Sendinblue account, from the first step to the last.",
    discussion: """
      Examples:
        waybill connection add Brevo
        waybill connection add Brevo --agree 2026-11.en --api-key-file key.txt --share
        BREVO_API_KEY="$(cat key.txt)" waybill connection add Brevo --agree 2026-11.en

      Creates the connection, shows the consent text and asks for your agreement, asks for the API \
      key and shows it to Sendinblue, adds you as export user, and saves. If it stops between two \
      steps, the same command goes on where it stopped.
      """)

  @Argument(help: "What people will call the connection.") var name: String?
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var key: APIKeyOptions
  @OptionGroup var agreement: ConsentOptions
  @Flag(help: "Let contributors use the connection.") var share = false
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let setup = ConnectionSetup(
      session: session, name: try DisplayName(parsing: try chosenName(session)),
      options: connection, key: key, agreement: agreement, shares: share)
    let made = try await setup.run()
    try await session.conclude(
      saying: "“\(made.name)” is ready\(made.isShared ? ", and shared with contributors" : "").")
  }

  private func chosenName(_ session: Session) throws(CommandError) -> String {
    if let name { return name }
    guard session.invocation.terminal.isInteractive else {
      throw .answerNeeded(what: "The connection's name", give: "it as an argument")
    }
    return Question.ask("What will people call the connection? ") ?? ""
  }
}
