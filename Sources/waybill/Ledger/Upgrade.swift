import ArgumentParser
import Domain
import Ledger

/// Brings a ledger to the version that this program writes.
struct Upgrade: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "Go on with a ledger of an earlier version.",
    discussion: """
      Examples:
        waybill backup /mnt/backups/before-the-upgrade
        waybill upgrade

      A ledger that an earlier Waybill made can be read, verified and rebuilt as it is; nothing is \
      recorded in it before an administrator has it upgraded, which is an entry of its own. Nothing that \
      is on record changes. Earlier versions of Waybill refuse the ledger from then on: stop them first.

      A ledger that is of this version already stays as it is.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let identity = try invocation.identity(settings)
    try await Ledger.prepareUpgrade(
      at: settings.location, for: identity, surroundings: .system)
    // A crash here leaves files that are up to date and a log that does not say so yet.
    let session = try await Session.open(options, output)
    let version = LedgerVersion.current
    let isNew = try await session.execute(.upgrade).isEmpty == false
    try await session.conclude(
      saying: isNew
        ? "The ledger is of version \(version) now; earlier versions of Waybill refuse it."
        : "The ledger is of version \(version) already.")
  }
}
