import Glibc
import Ledger

/// Folders that a ledger's files go into.
enum Folder {
  /// Makes the folders above a path that do not exist, for the user alone (XDG Base Directory
  /// Specification).
  ///
  /// - Parameter path: An absolute path.
  /// - Throws: `LedgerError.file`.
  static func makeParents(of path: String) throws(LedgerError) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o700) == 0 { continue }
      // Some systems say that a folder is read-only before they say that it exists.
      let reason = errno
      if reason != EEXIST, access(folder, F_OK) != 0 {
        throw .file(path: folder, reason: String(cString: strerror(reason)))
      }
    }
  }
}
