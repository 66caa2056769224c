import ArgumentParser
import Audit
import EventLog
import Transparency

/// Checks a receipt, without a ledger.
struct AuditCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a receipt with nothing but the verifier key.",
    discussion: """
      Examples:
        waybill audit check batch.tlog-proof --vkey "$(cat published.vkey)"
        waybill audit check batch.tlog-proof --vkey "$(cat published.vkey)" --format json

      Shows that the log whose key it is has signed that it holds the record, and prints what the \
      record says. Take the verifier key from where the log's owner published it, and never from who \
      gave you the receipt. Needs no ledger.
      """)

  @Argument(
    help: ArgumentHelp("The receipt.", valueName: "file"), completion: .file())
  var file: String
  @Option(help: ArgumentHelp("The log's verifier key.", valueName: "key"))
  var vkey: NoteVerifier
  @OptionGroup(title: "Witnesses") var witnesses: WitnessOptions
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(output.flags)
    let path = invocation.paths.absolute(file)
    let receipt = try Receipt(try NoteFile.bytes(of: path, limit: Receipt.limit))
    let signed = try receipt.check(
      with: vkey, witnesses: witnesses.witness, demanded: witnesses.demanded)
    let result = ReceiptResult(
      envelope: try Envelope(receipt.entry), record: receipt.entry.record,
      checkpoint: signed.checkpoint)
    try invocation.print(invocation.terminal.layout(settings.format).one(result))
  }
}
