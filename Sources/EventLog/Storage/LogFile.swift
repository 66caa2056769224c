#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// The log's file before SQLite has to do with it.
///
/// Nothing here may open a file that SQLite has open: closing it would drop SQLite's locks, as
/// POSIX has it that a process loses all its locks on a file with any of its descriptors.
enum LogFile {
  /// Makes an empty file that is its owner's alone.
  ///
  /// An empty file is taken as it is: a creation that a crash cut short leaves one.
  /// - Parameter path: where.
  /// - Throws: `alreadyExists`, `noPermission`, `diskFull` or `io`.
  static func create(at path: String) throws(EventLogError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    let code = errno
    guard code == EEXIST else { throw failure(code, path: path) }
    guard try status(of: path).st_size == 0 else { throw .alreadyExists(path: path) }
    guard chmod(path, 0o600) == 0 else { throw failure(errno, path: path) }
  }

  /// Makes sure that there is a file.
  /// - Parameter path: where.
  /// - Throws: `missing`, `noPermission` or `io`.
  static func requireFile(at path: String) throws(EventLogError) {
    guard try status(of: path).st_mode & S_IFMT == S_IFREG else { throw .notALog(path: path) }
  }

  private static func status(of path: String) throws(EventLogError) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(errno, path: path) }
    return status
  }

  private static func failure(_ code: Int32, path: String) -> EventLogError {
    let cause = StorageFailure(code: code, reason: String(cString: strerror(code)))
    return switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM, EROFS: .noPermission(path: path, cause: cause)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .io(path: path, cause: cause)
    }
  }
}
