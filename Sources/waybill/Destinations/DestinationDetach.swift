import ArgumentParser
import Domain

/// Takes destinations' connections from them.
struct DestinationDetach: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detach",
    abstract: "Take destinations off their connection; runs under way are cancelled first.",
    discussion: """
      Examples:
        waybill destination detach Newsletter
        waybill destination detach Newsletter Birthday --yes

      A detached destination keeps all else and does not run, until `waybill destination attach` \
      gives it a connection again. For administrators.
      """)

  @Argument(help: "The destinations' names or identifiers.", completion: .destinations)
  var names: [String]
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    // All are looked up first: a misspelt name leaves the others as they were.
    let destinations = try names.map { try session.destination($0) }
    let list = destinations.map { "“\($0.settings.name)”" }.joined(separator: ", ")
    try confirmation.confirm("Detach \(list)", on: session.invocation.terminal)
    for destination in destinations {
      try await session.execute(.destination(.detach(.init(destination: destination.id))))
    }
    try await session.conclude(saying: "Detached: \(list).")
  }
}
