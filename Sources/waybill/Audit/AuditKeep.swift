import ArgumentParser
import Audit
import EventLog
import Ledger
import Results
import Transparency

/// Keeps a witness's answer.
struct AuditKeep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Keep a witness's answer with the checkpoint that it cosigns.",
    discussion: """
      Examples:
        waybill audit keep request answer --witness "$(cat wendy.vkey)"

      Only a cosignature that is right is kept. From then on the checkpoint, receipts and publications \
      have it, and waybill verify --witness can demand it.
      """)

  @Argument(
    help: ArgumentHelp("What the witness was asked.", valueName: "request"), completion: .file())
  var request: String
  @Argument(
    help: ArgumentHelp("What the witness answered.", valueName: "answer"), completion: .file())
  var answer: String
  @Option(help: ArgumentHelp("The witness's verifier key.", valueName: "key"))
  var witness: NoteVerifier
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let log = try LedgerParts(at: settings.location).log.get()
    let asked = try NoteFile.request(in: invocation.paths.absolute(request))
    let lines = try NoteFile.bytes(of: invocation.paths.absolute(answer))
    let result: KeptCosignature
    do {
      let size = try Checkpoint(text: asked.note.text).size
      guard let kept = try log.keep(answer: lines, of: size, witnesses: [witness]) else {
        throw CommandError.unusableValue(
          option: request, reason: "the log has no checkpoint of \(size) entries")
      }
      result = KeptCosignature(witness: witness.name.text, entries: size, kept: kept)
    } catch let error as TransparencyError {
      throw AuditError.transparency(error)
    }
    try invocation.print(invocation.terminal.layout(settings.format).one(result))
  }
}
