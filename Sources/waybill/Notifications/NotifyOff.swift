import ArgumentParser

/// Ends notifications.
struct NotifyOff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Send no notifications any more.",
    discussion: """
      Examples:
        waybill notify off

      The address and the secret are forgotten. For administrators.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try await WebhookSetup(session: session).switchOff()
    try await session.conclude(
      saying: "Notifications are off; the address and the secret are forgotten.")
  }
}
