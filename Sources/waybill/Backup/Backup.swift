import ArgumentParser
import Audit
import Ledger
import Results

/// Copies a ledger, while others go on with it.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the ledger as it is at one moment, and verify the copy.",
    discussion: """
      Examples:
        waybill backup /mnt/backups/waybill-2026-11-30
        waybill backup "backups/$(date +%F)" --format json

      Log, views, vault and manifests are copied as they were at one moment; whoever exports or commands \
      meanwhile goes on. The copy is verified as `waybill verify` does it before it gets its name: what \
      stands there is whole. Keep a checkpoint (`waybill audit checkpoint`) elsewhere than the backups: it \
      tells later whether a backup that is restored is the last.

      The keys are not in it. Back up the master key and the signing key elsewhere: whoever has them and \
      a backup has the API keys. Anybody who may read the files may back up.
      """)

  @Argument(
    help: ArgumentHelp("Where to; an empty directory, or a new one.", valueName: "dir"),
    completion: .directory)
  var destination: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let copy = try LedgerCopy(
      of: settings.location, to: invocation.paths.absolute(destination))
    let result = try await CopyResult(verifying: copy, on: invocation)
    try copy.name()
    try invocation.print(invocation.terminal.layout(settings.format).one(result))
  }
}
