import ArgumentParser
import Domain
import Ledger
import Results
import Views

/// Lists connections.
struct ConnectionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the connections that you may know of.",
    discussion: """
      Examples:
        waybill connection list
        waybill connection list --format json
        waybill connection list --as-of 2026-11-01

      Administrators and auditors see all; others see the name and type of shared ones.
      """)

  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer(of: .sharedConnections)
    let rows = try session.views.connections().filter { $0.removedAt == nil }
    if session.reader.knowsConnections {
      let destinations = try session.views.destinations()
      try session.print(rows.map { ConnectionSummary($0, among: destinations) })
    } else {
      try session.print(
        rows.filter { session.reader.mayKnow($0.id) }.map(SharedConnection.init))
    }
  }
}

/// What everybody may know of a shared connection.
struct SharedConnection: Tabular {
  let name: DisplayName
  let type = "Sendinblue"

  /// Keeps the rest to those who may know it.
  init(_ row: ConnectionRow) {
    name = row.name
  }

  static var columns: [Column<SharedConnection>] {
    [Column("name", mayBeCut: true) { $0.name.text }, Column("type") { $0.type }]
  }
}
