import Glibc

extension LedgerLocation {
  /// Makes sure that everything in the ledger's directory lies there itself.
  ///
  /// - Throws: As `requireInPlace(_:)`.
  package func requireInPlace() throws(LedgerError) {
    for path in files + [locks] { try requireInPlace(path) }
  }

  /// Makes sure that a file of the ledger is no symbolic link.
  ///
  /// SQLite keeps what belongs to a file beside what a link leads to, where others may be able to put
  /// a journal that it would carry out. The directory itself may be reached over a link: it is looked
  /// at where it lies.
  ///
  /// - Parameter path: The file or folder; nothing need be there.
  /// - Throws: `LedgerError.link`.
  package func requireInPlace(_ path: String) throws(LedgerError) {
    var status = stat()
    // What cannot be looked at is told by whoever opens it.
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return }
    throw .link(path: path)
  }

  /// Whether a path leads into the ledger's directory, over whatever links.
  ///
  /// - Parameter path: An absolute path; neither it nor the directory need be there.
  /// - Returns: Whether a copy of the directory would carry along what is there.
  func holds(_ path: String) -> Bool {
    Self.resolved(path).hasPrefix(Self.resolved(directory) + "/")
  }

  /// A path without links, as far as it is there.
  private static func resolved(_ path: String) -> String {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return path }
    return resolved(String(path[..<slash])) + path[slash...]
  }
}
