import ArgumentParser
import Audit
import Domain
import Ledger

/// Forgets who was in the batches of old runs.
struct ManifestsPurge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Forget who was in the batches of runs that ended long ago.",
    discussion: """
      Examples:
        waybill manifests purge --older-than 13mo
        waybill manifests purge --older-than 90d --yes

      Of runs that ended before then, the pseudonyms of their batches and the list of rows that were \
      left out are deleted for good; so is who stood on a destination's list by its last run, where \
      that is as old: its next run sends everybody again, and takes only those off the list who \
      joined later. What left, when, on whose order and under which consent stays on record, as does \
      the purge; nobody can be traced to those batches any more, and `waybill audit subject` says how many \
      those are. For administrators.
      """)

  @Option(
    help: ArgumentHelp(
      "How long ago a run has to have ended: a number with d, w, mo or y.", valueName: "age"))
  var olderThan: AgeArgument
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let ledger = session.ledger
    let instant = olderThan.instant(before: ledger.surroundings.now)
    let purge = try ledger.manifests(endedBefore: instant)
    let what =
      "\(purge.batches.counting("batch", "batches")) of \(purge.runs.counting("run", "runs"))"
      + " that ended before \(instant)"
    if purge.runs > 0 {
      try confirmation.confirm(
        "Forget for good who was in \(what)", on: session.invocation.terminal)
    }
    try await session.execute(.custody(.purgeManifests(.init(purge: purge))))
    // A crash here leaves the manifests, and a word on record that they are to go.
    try ledger.forget(purge)
    try await session.conclude(saying: "Who was in \(what) is forgotten.")
  }
}
