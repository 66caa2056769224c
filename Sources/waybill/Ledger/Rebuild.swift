import ArgumentParser
import Audit
import Domain
import EventLog
import Ledger
package import Results
package import Views

/// Builds the views anew.
struct Rebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Build the views anew from the log.",
    discussion: """
      Examples:
        waybill rebuild
        waybill rebuild --check
        waybill rebuild --format json

      The log is verified, and new views are built beside those in use; then the content of the one \
      file is exchanged for the other's, at once. Whoever reads or exports meanwhile is not disturbed, \
      and what is stopped half-way leaves everything as it was. Prints how many entries were read, the \
      root of the log's tree over them, and a digest over all rows of the views: the same log gives the \
      same digest.

      With --check nothing is exchanged: of each table the first row is printed that is not what the log \
      comes to, and the command exits with 1 where there is any. Anybody who may write the files may \
      rebuild, and no key is needed.
      """)

  @Flag(help: "Compare the views in use with new ones, and change nothing.") var check = false
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    let line = invocation.terminal.hasMessages ? ProgressLine() : nil
    let layout = invocation.terminal.layout(settings.format)
    let progress = { (done: Int64, total: Int64) in
      line?.show { EntryProgress(doing: "Building", done, of: total, elapsed: $0).text } ?? ()
    }
    if check {
      let comparison = try Ledger.checkViews(at: settings.location, progress: progress)
      line?.clear()
      try tell(comparison, layout)
    } else {
      tell(try Ledger.standing(ofViewsAt: settings.location))
      let report = try await Ledger.rebuildViews(at: settings.location, progress: progress)
      line?.clear()
      try invocation.print(layout.one(report))
    }
  }

  /// Says what is noteworthy about the views that are about to go.
  private func tell(_ standing: Result<ViewsLook, ViewsError>) {
    switch standing {
    case .success: break
    case .failure(.aheadOfLog(let view, let head)):
      let missing = (view.rawValue - head.rawValue).counting("entry", "entries")
      StandardStream.say(
        "waybill: the views stood at entry \(view) and the log ends at \(head): \(missing) are missing"
          + " from it, as in an older copy. The views are built from the log as it is.")
    case .failure(.otherLog(let position)):
      StandardStream.say(
        "waybill: the views were made from another log, which differs at entry \(position). They are"
          + " built from the log as it is.")
    case .failure(let error): StandardStream.say("waybill: \(error)")
    }
  }

  private func tell(_ comparison: ViewsComparison, _ layout: Layout) throws {
    let lines = VerificationLine.lines(
      of: .views, comparison.problems, unchecked: comparison.unchecked)
    try Invocation.current.print(layout.list(lines))
    let extent = "what \(comparison.entries.counting("entry", "entries")) come to"
    switch (comparison.problems.count, comparison.unchecked) {
    case (0, nil): StandardStream.say("waybill: the views are \(extent)")
    case (0, _): StandardStream.say("waybill: the views were not compared")
    default:
      StandardStream.say("waybill: the views are not \(extent); `waybill rebuild` mends them")
      throw ExitCode.failure
    }
  }
}

extension RebuildReport: Tabular {
  package static var columns: [Column<RebuildReport>] {
    [
      Column("entries", .trailing) { String($0.entries) },
      Column("root") { $0.root },
      Column("digest") { $0.digest.description },
    ]
  }
}
