import ArgumentParser
import Domain
import Profiles

/// Names a set of profiles.
struct SegmentAdd: AsyncParsableCommand {
  /// The field that Customer Insights identifies a customer by.
  private static let usualCustomerIDField = "CustomerId"

  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Name a set of profiles and the file that they are read from.",
    discussion: """
      Examples:
        waybill segment add Customers --csv customers.csv
        waybill segment add Berlin --csv /data/berlin.csv --customer-id Number

      The file is CSV by RFC 4180 in UTF-8, with a header. It is read anew by each run.
      """)

  @Argument(help: "What people will call the segment.") var name: String
  @Option(help: ArgumentHelp("The CSV file.", valueName: "file"), completion: .file())
  var csv: String
  @Option(
    name: .customLong("customer-id"),
    help: ArgumentHelp(
      "The field that identifies a customer in lists of rows left out.",
      discussion: "Default: \(usualCustomerIDField), where the file has it.", valueName: "field"))
  var customerID: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let name = try DisplayName(parsing: name)
    let session = try await Session.open(options, output)
    let path = session.invocation.paths.absolute(csv)
    let reading = read(path)
    try await session.execute(
      .segment(
        .define(
          .init(
            segment: session.identifier(), name: name, source: .table(.csv(path)),
            customerIDField: customerID ?? usualField(in: reading), reading: reading))),
      saying: "“\(name)” is read from \(path).")
  }

  /// A source that cannot be read is refused by the rules, so that the refusal is on record.
  private func read(_ path: String) -> SourceReading {
    do throws(SourceError) {
      return .readable(fields: try SourceHeader.read(CSVSource(path)).columnNames)
    } catch {
      return .unreadable(reason: error.description)
    }
  }

  private func usualField(in reading: SourceReading) -> String? {
    switch reading {
    case .readable(let fields):
      fields.contains(Self.usualCustomerIDField) ? Self.usualCustomerIDField : nil
    case .unreadable: nil
    }
  }
}
