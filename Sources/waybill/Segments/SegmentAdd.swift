import ArgumentParser
import Domain
import Ledger
import Profiles
import Runner

/// Names a set of profiles.
struct SegmentAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Name a set of profiles and where they are read from.",
    discussion: """
      Examples:
        waybill segment add Customers --csv customers.csv
        waybill segment add Berlin --ndjson /data/berlin.ndjson --customer-id Number
        waybill segment add Customers --cdm /data/ci --entity Customer
        waybill segment add Loyal --cdm /data/ci --entity Customer --members loyal.csv
        waybill segment add Lapsed --sqlite crm.sqlite --table lapsed
        waybill segment add Recent --postgresql service=crm \\
          --query "SELECT id, email FROM customers WHERE seen > now() - interval '1 year'"

      The source is read anew by each run. Files are UTF-8; CSV is by RFC 4180, with a header.
      """)

  @Argument(help: "What people will call the segment.") var name: String
  @OptionGroup(title: "Source") var sourceOptions: SegmentSourceOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let name = try DisplayName(parsing: name)
    let session = try await Session.open(options, output)
    let paths = session.invocation.paths
    let profiles = sourceOptions.profiles(paths)
    let key = session.ledger.surroundings.randomKey
    // Before anything is recorded: a connection string may hold a password.
    _ = try Domain.ProfileSource.table(profiles).rows(key: key)
    let (fields, flaw) = read(.table(profiles), key: key)
    var (source, customer) = (Domain.ProfileSource.table(profiles), sourceOptions.customerID)
    if flaw == nil {
      customer = try sourceOptions.customerIDField(of: profiles, having: fields)
      source = try sourceOptions.source(profiles, customer: customer, paths)
    }
    let unreadable = flaw ?? read(source, key: key).flaw
    let definition = SegmentCommand.Define(
      segment: session.identifier(), name: name, source: source, customerIDField: customer,
      reading: unreadable.map { .unreadable(reason: $0.description) } ?? .readable(fields: fields))
    do {
      try await session.execute(
        .segment(.define(definition)), saying: "“\(name)” is read from \(source).")
    } catch let refusal as Refusal {
      throw explained(refusal, by: unreadable, fields)
    }
  }

  /// What is said of a refusal, which is on record by now.
  private func explained(
    _ refusal: Refusal, by flaw: SourceError?, _ fields: [String]
  ) -> any Error {
    // The exit status tells a database that is down from data that is wrong.
    if case .sourceUnreadable = refusal, let flaw { return flaw }
    guard case .fieldMissing = refusal else { return refusal }
    let names = fields.map { "“\($0)”" }.joined(separator: ", ")
    return CommandError.refused(refusal, hint: "It has \(names).")
  }

  /// The fields of a source, or why there are none.
  ///
  /// A source that cannot be read is refused by the rules, so that the refusal is on record.
  private func read(
    _ source: Domain.ProfileSource, key: (UInt64, UInt64)
  ) -> (fields: [String], flaw: SourceError?) {
    do throws(SourceError) {
      return (try SourceHeader.read(source.rows(key: key)).columnNames, nil)
    } catch {
      return ([], error)
    }
  }
}
