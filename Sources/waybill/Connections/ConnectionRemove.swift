import ArgumentParser
import Domain
import Ledger

/// Removes a connection.
struct ConnectionRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a connection and forget its API key.",
    discussion: """
      Examples:
        waybill connection remove Brevo
        waybill connection remove Brevo --yes

      Refused while destinations use it, which are then listed: remove them, or take them off it \
      with `waybill destination detach`. Its record stays.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try confirmation.confirm("Remove the connection “\(name)”", on: session.invocation.terminal)
    try await session.execute(.connection(.remove(.init(connection: connection))))
    // A crash here leaves a sealed key that nothing names any more, which does no harm.
    if let key = session.state.connections[connection]?.access?.keyFingerprint {
      try await session.ledger.forget(key, of: connection)
    }
    try await session.conclude(saying: "“\(name)” is removed; its API key is forgotten.")
  }
}
