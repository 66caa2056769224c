import ArgumentParser
import Audit
import EventLog
import Foundation
import Results
import Transparency

/// Checks a receipt, evidence, or a proof that a batch carried a person, without a ledger.
struct AuditCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a receipt, evidence or a person's proof with the verifier key.",
    discussion: """
      Examples:
        waybill audit check batch.tlog-proof --vkey "$(cat published.vkey)"
        waybill audit check november --vkey "$(cat published.vkey)"
        waybill audit check batch.tlog-proof --vkey "$(cat published.vkey)" --format json
        waybill audit check proof.json --vkey "$(cat published.vkey)"

      Of a receipt it shows that the log whose key it is has signed that it holds the record, and prints \
      what the record says. A file of waybill audit subject --proofs shows besides that the batch which \
      the record tells of carried the person of that pseudonym. Of a directory that waybill audit \
      evidence wrote it shows that nothing was altered, added or taken away, that each record is in the \
      log, and that each command that counted was signed by who gave it; what is wrong is listed, and the \
      exit code is 1. Take the verifier key from where the log's owner published it, and never from who \
      gave you what you check. Needs no ledger.
      """)

  @Argument(
    help: ArgumentHelp(
      "The receipt, the proof, or the directory with evidence.", valueName: "file"),
    completion: .file())
  var file: String
  @Option(help: ArgumentHelp("The log's verifier key.", valueName: "key"))
  var vkey: NoteVerifier
  @OptionGroup(title: "Witnesses") var witnesses: WitnessOptions
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(output.flags)
    let path = invocation.paths.absolute(file)
    let layout = invocation.terminal.layout(settings.format)
    if FileManager.default.fileExists(atPath: path + "/") {
      return try checkEvidence(in: path, invocation, layout)
    }
    let bytes = try NoteFile.bytes(of: path, limit: DataSubjectProof.limit)
    try invocation.print(
      DataSubjectProof.mayBe(bytes)
        ? layout.one(proof(bytes)) : layout.one(receipt(bytes)))
  }

  private func receipt(_ bytes: [UInt8]) throws -> ReceiptResult {
    let receipt = try Receipt(bytes)
    let signed = try receipt.check(
      with: vkey, witnesses: witnesses.witness, demanded: witnesses.demanded)
    return ReceiptResult(
      envelope: try Envelope(receipt.entry), record: receipt.entry.record,
      checkpoint: signed.checkpoint)
  }

  private func proof(_ bytes: [UInt8]) throws -> DataSubjectProofResult {
    let proof = try DataSubjectProof(bytes)
    return DataSubjectProofResult(
      proof,
      try proof.check(with: vkey, witnesses: witnesses.witness, demanded: witnesses.demanded))
  }

  private func checkEvidence(
    in directory: String, _ invocation: Invocation, _ layout: Layout
  ) throws {
    let check = try EvidenceCheck(
      of: directory, with: vkey, witnesses: witnesses.witness, demanded: witnesses.demanded)
    let result = EvidenceCheckResult(check)
    switch layout.format {
    case .table: try invocation.print(result.text(on: layout))
    case .json: try invocation.print(JSONText(result, isPretty: true).text + "\n")
    case .ndjson: try invocation.print(JSONText(result, isPretty: false).text + "\n")
    case .csv: try invocation.print(layout.list(result.problems))
    }
    guard check.isVerified else { throw ExitCode.failure }
  }
}
