import ArgumentParser
import Domain
import Ledger
import Results
import Views

/// Shows one connection.
struct ConnectionShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one connection.",
    discussion: """
      Examples:
        waybill connection show Brevo
        waybill connection show Brevo --format json
        waybill connection show Brevo --as-of 41

      Administrators and auditors see all of it; others see the name and type of a shared one.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer(of: .sharedConnections)
    guard let found = session.state.connection(named: name),
      session.reader.mayKnow(found.id),
      let row = try session.views.connection(found.id)
    else { throw CommandError.notFound(.connection, name) }
    if session.reader.knowsConnections {
      let destinations = try session.views.destinations()
      try session.print(ConnectionSummary(row, among: destinations))
    } else {
      try session.print(SharedConnection(row))
    }
  }
}
