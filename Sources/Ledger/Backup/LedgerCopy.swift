import Glibc

/// A copy of a ledger that has not got its name yet.
///
/// It is made under another name beside its own, so that nothing with the name is ever half a ledger.
package struct LedgerCopy: Sendable {
  /// Where it is until it is named; its keys are those of the ledger that it is a copy of.
  package let location: LedgerLocation
  /// The name that it gets.
  package let directory: String

  /// Copies a ledger's files as they are at one moment, while others go on with it.
  ///
  /// - Parameters:
  ///   - source: Where the ledger is; its keys are named, or lie where they do by default.
  ///   - directory: The name that the copy gets, an absolute path of an empty directory or of nothing.
  /// - Throws: `LedgerError.missing` where there is no ledger, `.occupied` where something is at the
  ///   place, `.copyInside` where that is in the ledger, or what keeps a file from being read or written:
  ///   nothing is left of the copy then.
  package init(of source: LedgerLocation, to directory: String) throws(LedgerError) {
    guard access(source.log, F_OK) == 0 else { throw .missing(path: source.directory) }
    try source.requireInPlace()
    // It would be lost with the ledger, and be found in it by the next copy.
    if directory.hasPrefix(source.directory + "/") { throw .copyInside(path: directory) }
    try self.init(at: source.moved(to: directory))
    do {
      try LedgerSnapshot(of: source).copy(to: location.directory)
    } catch {
      Ledger.drop(location)
      throw LedgerError(error)
    }
    // A crash here leaves a copy without a name, which the next one takes away.
  }

  /// Makes room for a copy of which nothing is written yet.
  ///
  /// - Parameter place: Where it is to be once it has its name: an empty directory, or nothing.
  /// - Throws: `LedgerError.occupied` where something is at the place, or what keeps a directory from
  ///   being made.
  init(at place: LedgerLocation) throws(LedgerError) {
    directory = place.directory
    location = place.moved(to: directory + ".partial")
    try Self.requireRoom(at: directory)
    try Ledger.dropUnfinished(location)
    try Ledger.claim(location.directory)
  }

  /// Gives the copy its name; durable when this returns.
  ///
  /// - Throws: `LedgerError.file`.
  package func name() throws(LedgerError) {
    try Self.requireRoom(at: directory)
    guard rename(location.directory, directory) == 0 else { throw Self.failure(directory) }
    let parent = directory.lastIndex(of: "/").map { directory[...$0] } ?? "."
    let descriptor = open(String(parent), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(String(parent)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.failure(String(parent)) }
  }

  /// Takes the copy away.
  package func discard() { Ledger.drop(location) }

  private static func requireRoom(at directory: String) throws(LedgerError) {
    guard access(directory, F_OK) == 0 else { return }
    guard try Ledger.names(in: directory).isEmpty else { throw .occupied(path: directory) }
  }

  private static func failure(_ path: String) -> LedgerError {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}
