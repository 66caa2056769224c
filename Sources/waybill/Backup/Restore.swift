import ArgumentParser
import Audit
import Domain
import EventLog
import Ledger
import Results
import Transparency
import Vault

/// Puts a backup in the place of a ledger that is lost.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a ledger of a backup, verified, where none is.",
    discussion: """
      Examples:
        waybill restore /mnt/backups/waybill-2026-11-30
        waybill restore /mnt/backups/waybill-2026-11-30 --checkpoint checkpoint-of-march

      The ledger's directory has to be empty, or not there: move a damaged ledger away first, and keep it. \
      The backup is copied and verified before it gets the ledger's name.

      Whether a backup is the last one, it cannot tell by itself. Give the checkpoints that somebody kept \
      with --checkpoint: where one is of more entries than the backup has, it is said how many are missing, \
      and an entry marks the gap, on the word of an administrator; a backup of an earlier version is \
      upgraded for that. What was sent meanwhile was sent all \
      the same: compare the list at Sendinblue before the next run of a destination that mirrors or sends \
      only changes.
      """)

  @Argument(help: ArgumentHelp("The backup.", valueName: "dir"), completion: .directory)
  var source: String
  @Option(
    help: ArgumentHelp(
      "A checkpoint that somebody kept; give it once a file.", valueName: "file"),
    completion: .file())
  var checkpoint: [String] = []
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let kept = try checkpoint.map { try NoteFile.note(in: invocation.paths.absolute($0)) }
    let backup = settings.location.moved(to: invocation.paths.absolute(source))
    let log = try LedgerParts(at: backup).log.get()
    let gap = try LogGap.of(log, beside: kept)
    if let gap {
      // Whoever may not own up to a loss is told before anything is written.
      let identity = try invocation.identity(settings)
      let state = try LedgerParts.state(of: log, at: try log.head())
      let actor = state.actor(of: identity.publicKey.signerKey, identity.publicKey.name)
      _ = try state.decide(.custody(.markGap(.init(gap: gap))), by: actor)
    }
    let copy = try LedgerCopy(of: backup, to: settings.location.directory)
    let known = try kept.filter { note in
      try gap.map { try Checkpoint(text: note.text).size <= UInt64($0.restored.size) } ?? true
    }
    let result = try await CopyResult(verifying: copy, against: known, on: invocation)
    if let gap { try await mark(gap, in: copy, settings) }
    // Not before: a crash leaves no ledger that keeps silent about what it lost.
    try copy.name()
    try invocation.print(invocation.terminal.layout(settings.format).one(result))
  }

  private func mark(_ gap: LogGap, in copy: LedgerCopy, _ settings: Settings) async throws {
    do {
      let identity = try Invocation.current.identity(settings)
      let ledger = try await upToDate(copy.location, for: identity)
      let outcome = try await ledger.execute(.custody(.markGap(.init(gap: gap))), by: identity)
      _ = try outcome.events()
      let missing = gap.missing.counting("entry is", "entries are")
      StandardStream.say(
        "waybill: the backup ends with entry \(gap.restored.size), and a checkpoint of"
          + " \(gap.known.size) is known: \(missing) missing. Entry \(outcome.head) says so.")
    } catch {
      copy.discard()
      throw error
    }
  }

  /// The copy, upgraded where it is of an earlier version: nobody goes on with it yet.
  private func upToDate(
    _ location: LedgerLocation, for identity: Identity
  ) async throws -> Ledger {
    try await Ledger.prepareUpgrade(at: location, for: identity, surroundings: .system)
    let ledger = try Ledger.open(at: location, surroundings: .system)
    if try await ledger.currentState().version < .current {
      _ = try await ledger.execute(.upgrade, by: identity).events()
    }
    return ledger
  }
}
