import ArgumentParser
import Domain
import Glibc
import Ledger
package import Views

/// Builds the views anew.
struct Rebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Build the views anew from the log.",
    discussion: """
      Examples:
        waybill rebuild
        waybill rebuild --format json

      Prints how many entries were read, and a digest over all rows of the views: the same log \
      gives the same digest.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await openDroppingViews()
    try session.viewer()
    try session.print(try await session.ledger.rebuildViews())
  }

  /// Opens the ledger; views that do not fit its log are deleted first, since all of them follows
  /// from the log.
  private func openDroppingViews() async throws -> Session {
    do {
      return try await Session.open(options, output)
    } catch LedgerError.views(let error) where error.isMendedByRebuilding {
      let views = try Invocation.current.settings(options.flags).location.views
      for suffix in ["", "-wal", "-shm"] { unlink(views + suffix) }
      return try await Session.open(options, output)
    }
  }
}

extension ViewsError {
  /// Whether the views are at fault, and the log is not.
  fileprivate var isMendedByRebuilding: Bool {
    switch self {
    case .aheadOfLog, .otherLog, .damaged: true
    case .foreignFile, .noPermission, .locked, .diskFull, .io, .unknownType, .undecodable, .log:
      false
    }
  }
}

extension RebuildReport: Tabular {
  package static var columns: [Column<RebuildReport>] {
    [
      Column("entries", .trailing) { String($0.entries) },
      Column("digest") { $0.digest.description },
    ]
  }
}
