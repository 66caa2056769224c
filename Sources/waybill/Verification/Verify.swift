import ArgumentParser
import Audit
import EventLog
import Ledger
import Results
import Transparency

/// Holds a ledger against what its log has signed.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing on record was changed.",
    discussion: """
      Examples:
        waybill verify
        waybill verify --checkpoint checkpoint-of-march
        waybill verify --witness "$(cat wendy.vkey)"
        waybill verify --ledger copy --vkey "$(cat published.vkey)" --format json

      Every record is read and put into the tree again; the tree is held against everything that the \
      log has signed, and the stored tiles against the tree. Every command's signature is checked by \
      the keys of its time, and everything that was decided is decided again. The views are held \
      against others that are built afresh, the manifests against the roots on record, and the vault \
      against what the log says it holds; that takes the master key, and is left out without it. Each \
      part has a verdict, and each problem its kind and its entries. Exits with 1 where there is any. \
      Nothing is changed.

      The log names its own verifier key, and whoever alters it could name another: give the one that \
      was published with --vkey. An older copy of a whole ledger is only noticed beside a checkpoint \
      that somebody kept: give it with --checkpoint. With --witness some checkpoint has to be cosigned. \
      Anybody may verify, and no key is needed.
      """)

  @Option(
    help: ArgumentHelp(
      "A checkpoint that somebody kept; give it once a file.", valueName: "file"),
    completion: .file())
  var checkpoint: [String] = []
  @Option(
    help: ArgumentHelp(
      "The verifier key that the log must be signed with. Default: the one on record.",
      valueName: "key"))
  var vkey: NoteVerifier?
  @OptionGroup(title: "Witnesses") var witnesses: WitnessOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let kept = try checkpoint.map { try NoteFile.note(in: invocation.paths.absolute($0)) }
    let line = invocation.terminal.hasMessages ? ProgressLine() : nil
    let verification = try await LedgerVerification(
      of: settings.location, vkey: vkey, kept: kept, witnesses: witnesses.witness,
      cosignatures: witnesses.demanded
    ) { done, total in line?.show { _ in "Verifying: \(done) of \(total) entries" } }
    line?.clear()
    let layout = invocation.terminal.layout(settings.format)
    try invocation.print(layout.list(VerificationLine.lines(of: verification)))
    StandardStream.say("waybill: \(verification.summary)")
    guard verification.isVerified else { throw ExitCode.failure }
  }
}
