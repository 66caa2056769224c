import ArgumentParser
import Audit
import Domain
import Ledger

/// Prints how connections and destinations changed.
struct AuditChanges: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Print changes to connections and destinations, before and after.",
    discussion: """
      Examples:
        waybill audit changes --since 2026-11-01
        waybill audit changes --destination Newsletter
        waybill audit changes --connection Brevo --format csv

      For administrators and auditors. Values are those of the day; people, connections and \
      segments stand by the name that they have now, with their identity. What was begun has only \
      values after, what was removed only values before. CSV holds a row a field.
      """)

  @Option(
    help: ArgumentHelp(
      "Only changes to this connection; with --destination, to either.", valueName: "name"),
    completion: .connections)
  var connection: String?
  @Option(
    help: ArgumentHelp("Only changes to this destination.", valueName: "name"),
    completion: .destinations)
  var destination: String?
  @OptionGroup var bounds: PeriodOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let record = RecordedNames(session: session)
    let subjects: [Subject?] = [
      try connection.map { .connection(try record.connection($0)) },
      try destination.map { .destination(try record.destination($0)) },
    ]
    try session.print(
      Changes(
        in: bounds.period, of: Set(subjects.compactMap(\.self)), from: session.ledger.log,
        by: session.ledger.views))
  }
}
