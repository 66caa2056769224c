import ArgumentParser
import Audit
import EventLog
import Ledger
import Transparency

/// Prints what the log has signed last.
struct AuditCheckpoint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the log's current signed checkpoint.",
    discussion: """
      Examples:
        waybill audit checkpoint
        waybill audit checkpoint > checkpoint-of-march

      A signed note of three lines: the log's origin, how many entries it has, and the root over \
      them. Whoever keeps it can show, years later, that nothing before it was changed: see \
      waybill verify --checkpoint. It tells nothing of what is in the log, and anybody may have it.
      """)

  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags)
    let log = try LedgerParts(at: settings.location).log.get()
    guard let note = try log.lastCheckpoint() else { throw AuditError.emptyLog }
    try invocation.print(note.serialized)
  }
}
