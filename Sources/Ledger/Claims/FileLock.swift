import Glibc

/// A lock on a file of the ledger, which the system gives back when the process ends, however it
/// ends.
///
/// The file says nothing and stays: a lock file that is removed while somebody waits for it would
/// let two processes lock two files of one name.
final class FileLock: Sendable {
  /// Looks for a lock that would stand in the way (Linux, `F_OFD_GETLK`).
  ///
  /// The C library shows the numbers only to who asks for GNU's extensions.
  private static let look: Int32 = 36
  /// Takes or gives back a lock, without waiting (Linux, `F_OFD_SETLK`).
  private static let set: Int32 = 37

  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    // Closing alone would leave the lock with a child that was forked and has not yet become
    // another program: it shares the descriptor for a moment.
    _ = Self.ask(Self.set, F_UNLCK, of: descriptor)
    close(descriptor)
  }

  /// Takes the lock; never waits.
  ///
  /// - Parameters:
  ///   - name: The lock's name.
  ///   - location: The ledger's places.
  /// - Returns: The lock, held until the value's life ends; nothing where another has it.
  /// - Throws: `LedgerError.file`, or `.link` where the folder of locks is elsewhere.
  static func take(_ name: String, at location: LedgerLocation) throws(LedgerError) -> FileLock? {
    let path = "\(location.locks)/\(name).lock"
    try location.requireInPlace(location.locks)
    if mkdir(location.locks, 0o700) != 0, errno != EEXIST {
      throw .file(path: location.locks, reason: String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
    guard ask(set, F_WRLCK, of: descriptor) != nil else {
      let reason = errno
      close(descriptor)
      if reason == EAGAIN || reason == EACCES { return nil }
      throw .file(path: path, reason: String(cString: strerror(reason)))
    }
    return FileLock(descriptor: descriptor)
  }

  /// Whether anybody has the lock at this moment, this process included.
  ///
  /// Looks without making anything: where there is no file, nobody ever had it. Looking locks
  /// nothing, so it keeps nobody from the lock.
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
    guard let found = ask(look, F_WRLCK, of: descriptor) else {
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
    return Int32(found.l_type) != F_UNLCK
  }

  /// Asks the system for something about a lock on a whole file, which belongs to what was opened
  /// and not to the process (fcntl(2), open file description locks): two claims within one process
  /// keep each other out as well.
  ///
  /// - Parameters:
  ///   - request: What to do.
  ///   - type: The kind of lock.
  ///   - descriptor: The file.
  /// - Returns: What the system answers; nothing where it refuses, and then `errno` says why.
  private static func ask(_ request: Int32, _ type: Int32, of descriptor: Int32) -> flock? {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    return fcntl(descriptor, request, &lock) == 0 ? lock : nil
  }
}
