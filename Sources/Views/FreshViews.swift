package import Domain
package import EventLog
import Foundation
import GRDB
package import Transparency

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Read models that are built from a log's first entry on, beside the file that is in use.
///
/// They are in a private file that has no name any more once it is open: however the process ends,
/// nothing is left of it.
package struct FreshViews: Sendable {
  /// Where the file is that they are built beside.
  let path: String
  let queue: DatabaseQueue
  private let log: EventLog

  /// How many entries are read at a time while others are projected: enough that handing them over costs
  /// little beside them, few enough that some stretches are some megabytes.
  private static let entriesAhead: UInt64 = 128

  /// Makes them, before the first entry.
  ///
  /// - Parameters:
  ///   - path: The file beside which they go: on the same disk, in a folder that is its owner's alone.
  ///   - log: The log.
  /// - Throws: `ViewsError` where no file can be made there.
  package init(beside path: String, from log: EventLog) throws(ViewsError) {
    self.path = path
    self.log = log
    queue = try ViewsError.naming(path) { try Self.unnamed(beside: path) }
  }

  /// Projects the entries that are not projected yet, up to one.
  ///
  /// - Parameters:
  ///   - end: The last entry to project; the log has to have it.
  ///   - progress: Told at times how many entries are projected, of how many.
  /// - Throws: `ViewsError` for an entry that cannot be read, or what keeps a file from being read or
  ///   written: they are of no use then.
  package func advance(
    to end: Position, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(ViewsError) {
    try ViewsError.naming(path) {
      try queue.write { database in
        var projector = try Projector(database, from: log)
        let missing = end.rawValue - projector.position.rawValue
        guard missing > 0 else { return }
        _ = try projector.advance(atMost: missing) { progress($0.rawValue, end.rawValue) }
      }
    }
  }

  /// Projects the entries that are not projected yet, up to one, while the next are read and taken apart
  /// on the other processors.
  ///
  /// - Parameters:
  ///   - end: The last entry to project; the log has to have it.
  ///   - progress: Told at times how many entries are projected, of how many.
  /// - Throws: `ViewsError` for an entry that cannot be read, or what keeps a file from being read or
  ///   written: they are of no use then.
  package func readAhead(
    to end: Position, progress: (Int64, Int64) -> Void = { _, _ in }
  ) async throws(ViewsError) {
    do {
      var projector = try begin()
      var last: Entry?
      try await log.readAhead(
        after: projector.position, upTo: end, by: Self.entriesAhead,
        { entries in
          let known = DecodedObjects()
          let messages = try entries.map { try RecordedMessage($0, recalling: known) }
          return (messages: messages, last: entries.last)
        },
        take: { stretch in
          try queue.writeWithoutTransaction { _ in
            try projector.project(stretch.messages) { progress($0.rawValue, end.rawValue) }
          }
          last = stretch.last ?? last
        })
      try finish(&projector, after: last)
    } catch {
      throw ViewsError.named(error, path: path)
    }
  }

  /// Begins one transaction for all that is read ahead: nobody else sees the file, and what stands there
  /// in between is of no use.
  private func begin() throws -> Projector {
    try queue.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      return try Projector(database, from: log)
    }
  }

  private func finish(_ projector: inout Projector, after last: Entry?) throws {
    try queue.writeWithoutTransaction { database in
      if let last { try projector.finish(after: last) }
      try database.commit()
    }
  }

  /// The digest of everything in them, as ``Views/digest()`` gives it.
  package func digest() throws(ViewsError) -> SHA256Digest {
    try ViewsError.naming(path) { try queue.read { try ViewsTables.digest(of: $0) } }
  }

  /// Writes down what they come to, for whoever looks at them later.
  ///
  /// - Parameter root: The root of the log's tree over the entries that they are made from.
  /// - Returns: What they come to.
  /// - Throws: `ViewsError` where they cannot be read or written.
  package func seal(root: TreeHash) throws(ViewsError) -> RebuildReport {
    try ViewsError.naming(path) {
      try queue.write { database in
        let report = RebuildReport(
          entries: try Progress.Mark.last(in: database).position.rawValue, root: root.base64,
          digest: try ViewsTables.digest(of: database))
        try report.save(in: database)
        return report
      }
    }
  }

  /// An empty file of read models, which goes when it is closed.
  private static func unnamed(beside path: String) throws -> DatabaseQueue {
    tidy(beside: path)
    let name = "\(path).\(UUID().uuidString)"
    let descriptor = open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ViewsError(system: errno, at: name) }
    close(descriptor)
    var configuration = Configuration()
    configuration.label = "Views afresh"
    // A transaction may span what is read ahead.
    configuration.allowsUnsafeTransactions = true
    // Nobody else sees it and nothing of it outlives this process. 32 MiB of pages hold where rows go:
    // what is written out is hardly read back, however long the log is.
    configuration.prepareDatabase {
      try $0.execute(
        sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768")
    }
    let queue: DatabaseQueue
    do {
      defer { unlink(name) }
      queue = try DatabaseQueue(path: name, configuration: configuration)
      // Opens the file, which SQLite does when it first has to.
      _ = try queue.read { try $0.tableExists("progress") }
    }
    // A crash before this leaves an empty file, which the next one takes away.
    try queue.write(ViewsTables.create)
    return queue
  }

  /// Takes away empty files that were left by whoever was stopped before it took their names away.
  ///
  /// Where the folder cannot be read nothing is, and whoever makes a file there is told why.
  private static func tidy(beside path: String) {
    let place = URL(fileURLWithPath: path)
    let folder = place.deletingLastPathComponent()
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      return
    }
    for name in names {
      guard name.hasPrefix(place.lastPathComponent + "."),
        UUID(uuidString: String(name.dropFirst(place.lastPathComponent.count + 1))) != nil
      else { continue }
      var status = stat()
      let left = folder.appendingPathComponent(name).path
      if stat(left, &status) == 0, status.st_size == 0 { unlink(left) }
    }
  }
}
