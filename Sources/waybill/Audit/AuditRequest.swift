import ArgumentParser
import Audit
import EventLog
import Ledger
import Transparency

/// Asks a witness to cosign.
struct AuditRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Write what asks a witness to cosign the checkpoint.",
    discussion: """
      Examples:
        waybill audit request --witness "$(cat wendy.vkey)" --output request
        waybill audit request --witness "$(cat wendy.vkey)" --old 1200 > request

      It holds the current checkpoint, and the proof that the log goes on from what the witness \
      cosigned last. It tells nothing of what is in the log, and anybody may have it. Keep the witness's \
      answer with waybill audit keep.
      """)

  @Option(help: ArgumentHelp("The witness's verifier key.", valueName: "key"))
  var witness: NoteVerifier
  @Option(
    help: ArgumentHelp(
      "How many entries the log had when the witness last saw it. Default: as its kept answers say.",
      valueName: "number"))
  var old: UInt64?
  @Option(
    help: ArgumentHelp(
      "The file to write, which must not be there yet. Default: standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags)
    let log = try LedgerParts(at: settings.location).log.get()
    guard let note = try log.lastCheckpoint(), let verifier = try log.verifierKey() else {
      throw AuditError.emptyLog
    }
    let oldSize = try old ?? log.lastSize(cosignedBy: witness)
    let request: WitnessRequest
    do {
      let signed = try SignedCheckpoint(opening: note, log: verifier)
      request = try WitnessRequest(oldSize: oldSize, to: signed) { try log.hashes(of: $0) }
    } catch let error as TransparencyError {
      throw AuditError.transparency(error)
    }
    guard let output else { return try invocation.print(request.serialized) }
    try NoteFile.write(request.serialized, to: invocation.paths.absolute(output))
  }
}
