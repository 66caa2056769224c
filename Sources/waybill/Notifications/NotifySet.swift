import ArgumentParser
import Ledger
import Results
import Runner
import Webhooks

/// Says where notifications go.
struct NotifySet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Send notifications to a webhook.",
    discussion: """
      Examples:
        waybill notify set https://hooks.example.com/waybill
        waybill notify set --url-file hook.txt --secret-file secret.txt
        waybill notify set --url-file - --format json

      An address has to be https, except on loopback. An argument is visible to every user of the \
      machine: where the address's path or query is a key, give it in a file, on standard input, or \
      to the question on the terminal. Without --secret-file a secret is made and printed, this \
      once: the receiver verifies messages with it. Address and secret are sealed in the vault in \
      the place of the former ones; the log holds the server's name and a fingerprint. For \
      administrators. Nothing is sent; `waybill notify test` sends.
      """)

  @OptionGroup var target: WebhookOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let url = try target.url(session.invocation.terminal)
    let given = try target.secret()
    let secret = given ?? .generate { session.ledger.surroundings.randomBits }
    try await WebhookSetup(session: session).set(.init(url: url, secret: secret))
    let change = WebhookChange(
      await session.change(saying: "Notifications go to \(url.server) from now on."),
      server: url.server.description, secret: given == nil ? secret.exposed() : nil)
    switch session.format {
    case .table: try session.invocation.print(change.text)
    case .json, .csv, .ndjson: try session.print(change)
    }
  }
}
