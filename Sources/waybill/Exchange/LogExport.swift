import ArgumentParser
import Domain
import EventLog
import Ledger

/// Prints the log as it is carried elsewhere.
struct LogExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the whole log, a line a record, with its checkpoints.",
    discussion: """
      Examples:
        waybill log export > log.ndjson
        waybill log export | gzip > log.ndjson.gz
        waybill log export | jq -c 'select(.type == "waybill.event.batch-sent.v1")'

      NDJSON: the records byte for byte as they are on record, and behind the last record of each commit \
      its checkpoint, as the one member of an object, with the cosignatures that are kept of it. Whoever \
      has the lines can verify them with the verifier key alone, and `waybill log import` makes the same \
      log of them. For administrators and auditors.
      """)

  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options)
    try session.viewer(of: .audit)
    var pending = ""
    try session.ledger.log.export { line in
      pending += try line.text() + "\n"
      guard pending.utf8.count >= 1 << 16 else { return }
      try session.invocation.print(pending)
      pending = ""
    }
    try session.invocation.print(pending)
  }
}
