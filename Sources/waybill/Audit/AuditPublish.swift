import ArgumentParser
import Audit
import Domain
import EventLog
import Ledger

/// Writes the log where anybody can read it.
struct AuditPublish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Write the log as files that any tlog client reads.",
    discussion: """
      Examples:
        waybill audit publish /srv/www/log
        waybill audit publish /mnt/usb/log --format json

      The directory then holds checkpoint, tile/ and tile/entries/, as C2SP tlog-tiles has them: serve \
      it as it is, or keep a copy of it. The records are in it, without personal data of profiles but \
      with everything else. Later calls write what is new. For administrators and auditors.
      """)

  @Argument(
    help: ArgumentHelp("Where to; it is made where it does not exist.", valueName: "dir"),
    completion: .directory)
  var directory: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let log = session.ledger.log
    guard let verifier = try log.verifierKey() else { throw AuditError.emptyLog }
    let path = session.invocation.paths.absolute(directory)
    let report = try Publication(of: log, verifier: verifier, to: path).write()
    try session.print(PublicationResult(directory: path, report: report))
  }
}
