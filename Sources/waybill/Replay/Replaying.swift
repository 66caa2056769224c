import ArgumentParser
import Audit
import Domain
import Ledger
import Results
import Transparency

/// Decides everything on record again.
struct Replaying: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decide everything on record again, and show what would be decided otherwise.",
    discussion: """
      Examples:
        waybill replay
        waybill replay --into replayed
        waybill replay --format json

      Every command and every report is decided afresh, in order, each against the configuration of its \
      time and by the rules of this version. Times, identities, and what was found or answered at the \
      time are taken from the record; records are compared byte by byte. Each difference is shown, with \
      what is on record under "-" and what is decided now under "+", and the command exits with 1. The \
      log is not changed.

      With --into the replayed ledger is written, log and views: the same records under the same root, \
      signed with the ledger's own key. Secrets and manifests come of nothing on record, and are not in \
      it. Where anything differs, nothing is written.

      For administrators and auditors.
      """)

  @Option(
    help: ArgumentHelp(
      "Write the replayed ledger there; an empty or new directory.", valueName: "dir"),
    completion: .directory)
  var into: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let line = session.invocation.terminal.hasMessages ? ProgressLine() : nil
    let directory = into.map { session.invocation.paths.absolute($0) }
    let (replay, root) = try await session.ledger.replay(into: directory) { done, total in
      line?.show { EntryProgress(doing: "Deciding again", done, of: total, elapsed: $0).text }
    }
    line?.clear()
    let result = ReplayResult(replay, root: root.base64, directory: directory)
    switch session.format {
    case .table: try session.invocation.print(result.text(session.layout))
    case .json: try session.invocation.print(JSONText(result, isPretty: true).text + "\n")
    case .ndjson: try session.invocation.print(JSONText(result, isPretty: false).text + "\n")
    case .csv: try session.print(result.rows)
    }
    StandardStream.say("waybill: \(result.summary)")
    guard replay.isSame else { throw ExitCode.failure }
  }
}
