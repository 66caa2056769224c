import Profiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Whether a file may be given to SQLite, which says of most of what is wrong only that it cannot
/// open it.
enum FileCheck {
  /// Checks a file without opening it.
  ///
  /// Closing a file lets go of every lock that the process has on it (POSIX, fcntl), SQLite's own
  /// included.
  ///
  /// - Parameter path: its name.
  /// - Throws: ``SourceError`` when it is missing, no regular file, or not this user's to read.
  static func check(_ path: String) throws(SourceError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(errno, path) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw .isDirectory(path: path) }
    guard kind == S_IFREG else { throw .notRegularFile(path: path) }
    guard access(path, R_OK) == 0 else { throw failure(errno, path) }
  }

  private static func failure(_ code: CInt, _ path: String) -> SourceError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM: .permissionDenied(path: path)
    default: .readFailed(path: path, code: code, reason: String(cString: strerror(code)))
    }
  }
}
