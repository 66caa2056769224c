#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Whom a file is open to.
package enum FilePermissions {
  /// Makes sure that a file or directory is its owner's alone.
  /// - Parameter path: the file or directory; a link counts as what it points at.
  /// - Throws: `loosePermissions`, with the command that mends it; `missing`; or `io`.
  package static func requirePrivate(_ path: String) throws(VaultError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw VaultError(errno: errno, path: path) }
    let open = status.st_mode & (S_IRWXG | S_IRWXO)
    guard open == 0 else {
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      throw .loosePermissions(path: path, remedy: "chmod \(isDirectory ? "700" : "600") \(path)")
    }
  }
}
