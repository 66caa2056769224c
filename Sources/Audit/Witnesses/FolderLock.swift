import Glibc

/// A lock on a folder, which the system gives back when the process ends, however it ends.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Waits for the lock.
  ///
  /// - Parameter path: The folder.
  /// - Throws: `AuditError.file`.
  init(_ path: String) throws(AuditError) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let reason = String(cString: strerror(errno))
        close(descriptor)
        throw .file(path: path, reason: reason)
      }
    }
  }

  deinit { close(descriptor) }
}
