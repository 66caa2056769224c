import ArgumentParser
import Domain
import Ledger
package import Views

/// Lists users.
struct UserList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the users there are and were.",
    discussion: """
      Examples:
        waybill user list
        waybill user list --format csv

      For administrators and auditors.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .users)
    try session.print(try session.ledger.views.users())
  }
}

extension UserRow: Tabular {
  package static var columns: [Column<UserRow>] {
    [
      Column("name", mayBeCut: true) { $0.name.text },
      Column("role") { $0.role.rawValue },
      Column("status") { $0.deactivatedAt == nil ? "active" : "deactivated" }
        .toned { $0.deactivatedAt == nil ? .good : .plain },
      Column("added") { $0.addedAt.description },
      Column("id") { $0.id.description },
    ]
  }
}
