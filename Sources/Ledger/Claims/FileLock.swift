import Glibc

/// A lock on a file of the ledger, which the system gives back when the process ends, however it
/// ends.
///
/// The file says nothing and stays: a lock file that is removed while somebody waits for it would
/// let two processes lock two files of one name.
final class FileLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    // Closing alone would leave the lock with a child that was forked and has not yet become
    // another program: it shares the descriptor for a moment.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Takes the lock; never waits.
  ///
  /// - Parameters:
  ///   - name: The lock's name.
  ///   - location: The ledger's places.
  /// - Returns: The lock, held until the value's life ends; nothing where another has it.
  /// - Throws: `LedgerError.file`.
  static func take(_ name: String, at location: LedgerLocation) throws(LedgerError) -> FileLock? {
    let path = "\(location.locks)/\(name).lock"
    if mkdir(location.locks, 0o700) != 0, errno != EEXIST {
      throw .file(path: location.locks, reason: String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
    let reason = lock(descriptor)
    guard reason == 0 else {
      close(descriptor)
      if reason == EWOULDBLOCK { return nil }
      throw .file(path: path, reason: String(cString: strerror(reason)))
    }
    return FileLock(descriptor: descriptor)
  }

  /// Whether anybody has the lock at this moment, this process included.
  ///
  /// Looks without making anything: where there is no file, nobody ever had it. It looks by locking
  /// for others to share, for an instant; whoever takes the lock bears with that.
  ///
  /// - Parameters:
  ///   - name: The lock's name.
  ///   - location: The ledger's places.
  /// - Returns: `true` while somebody has it.
  /// - Throws: `LedgerError.file`.
  static func isHeld(_ name: String, at location: LedgerLocation) throws(LedgerError) -> Bool {
    let path = "\(location.locks)/\(name).lock"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return false }
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return false }
    let reason = errno
    if reason == EWOULDBLOCK { return true }
    throw .file(path: path, reason: String(cString: strerror(reason)))
  }

  /// So often a lock is tried for that others only look at.
  private static let attempts = 1000

  /// Locks a file for its holder alone.
  ///
  /// Where the file can be shared nobody has the lock, and somebody only looked: then it is tried
  /// again, so that looking keeps nobody away.
  ///
  /// - Parameter descriptor: The file.
  /// - Returns: 0, or the number of the error; `EWOULDBLOCK` where another has the lock.
  private static func lock(_ descriptor: Int32) -> Int32 {
    for _ in 0..<attempts {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return 0 }
      guard errno == EWOULDBLOCK, flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return errno }
      flock(descriptor, LOCK_UN)
      sched_yield()
    }
    return EWOULDBLOCK
  }
}
