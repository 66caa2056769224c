import ArgumentParser
import Domain
import Ledger
import Results
import Views

/// Lists users.
struct UserList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the users there are and were.",
    discussion: """
      Examples:
        waybill user list
        waybill user list --format csv
        waybill user list --as-of 2026-11-01

      For administrators and auditors.
      """)

  @OptionGroup var moment: AsOfOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output, asOf: moment)
    try session.viewer(of: .users)
    try session.print(try session.views.users().map(UserSummary.init))
  }
}
