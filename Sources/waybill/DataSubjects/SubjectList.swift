import ArgumentParser
import Domain
import Ledger
package import Results
package import Views

/// Lists the people who are kept out of runs.
struct SubjectList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the people who are kept out of runs, by pseudonym.",
    discussion: """
      Examples:
        waybill subject list
        waybill subject list --format csv
        waybill subject list --as-of 2026-11-01

      For administrators and auditors: since when, on whose word and why. To find somebody among them, \
      give their address to waybill audit subject, which names their pseudonym.
      """)

  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer(of: .audit)
    try session.print(session.views.suppressions())
  }
}

extension SuppressionRow: Tabular {
  package static var columns: [Column<SuppressionRow>] {
    [
      Column("person") { $0.pseudonym.hexadecimal },
      Column("since") { $0.suppressedAt.description },
      Column("by", mayBeCut: true) { $0.suppressedByName.text },
      Column("reason", mayBeCut: true) { $0.reason?.text ?? "" },
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("by id", isDetail: true) { $0.suppressedBy.description },
    ]
  }
}
