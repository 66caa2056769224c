import ArgumentParser
import Domain

/// Gives a detached destination a connection again.
struct DestinationAttach: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Give a detached destination a connection again.",
    discussion: """
      Examples:
        waybill destination attach Newsletter --connection Brevo
        waybill destination attach Newsletter --connection "Brevo 2" --list 7

      All else stays as it was; whether the account has the list and the attributes is asked of \
      Sendinblue. For administrators.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var destination: String
  @Option(
    help: ArgumentHelp("The connection's name or identifier.", valueName: "name"),
    completion: .connections)
  var connection: String
  @Option(
    help: ArgumentHelp(
      "Sendinblue's number for the list. Default: as it was.", valueName: "number"))
  var list: Int64?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let before = try session.destination(destination)
    let settings = DestinationSettings(
      name: before.settings.name, connection: try session.connection(connection),
      list: list ?? before.settings.list, matching: before.settings.matching,
      segments: before.settings.segments, onlyChanges: before.settings.onlyChanges,
      mirror: before.settings.mirror)
    let facts = DestinationFacts(
      session: session, destination: before.id, settings: settings
    ) { .attach($0) }
    try await facts.save()
    try await session.conclude(saying: "“\(settings.name)” is attached to its connection.")
  }
}
