import Domain
import Glibc
import Transparency

/// A file that is written from its beginning to its end, in pieces, and hashed on the way.
struct OutputFile: ~Copyable {
  /// Bytes that are gathered before they are written.
  private static let capacity = 1 << 18

  private let path: String
  private let descriptor: Int32
  private var hasher = ContentHasher()
  private var pending: [UInt8] = []
  private var written = 0

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: Where; what is there is replaced, unless it is a symbolic link.
  ///   - mode: Who may read it.
  /// - Throws: `AuditError.file`.
  init(at path: String, mode: mode_t) throws(AuditError) {
    self.path = path
    descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .file(errno, at: path) }
  }

  deinit { close(descriptor) }

  /// Adds a piece.
  mutating func write(_ piece: some Collection<UInt8>) throws(AuditError) {
    pending.append(contentsOf: piece)
    if pending.count >= Self.capacity { try flush() }
  }

  /// Writes what is pending; durable when this returns, if asked for.
  ///
  /// - Parameter isSynced: Whether to wait for the disk.
  /// - Returns: The digest and the number of all bytes.
  /// - Throws: `AuditError.file`.
  consuming func finish(
    isSynced: Bool = false
  ) throws(AuditError) -> (digest: SHA256Digest, bytes: Int) {
    try flush()
    guard !isSynced || fsync(descriptor) == 0 else { throw .file(errno, at: path) }
    return (SHA256Digest(bytes: hasher.digest()), written)
  }

  private mutating func flush() throws(AuditError) {
    hasher.update(pending)
    written += pending.count
    var rest = pending[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw .file(errno, at: path) }
      rest = rest.dropFirst(max(0, count))
    }
    pending.removeAll(keepingCapacity: true)
  }
}

extension AuditError {
  /// A file that the system does not let us use.
  ///
  /// - Parameters:
  ///   - code: What it says (errno).
  ///   - path: The file.
  /// - Returns: The error.
  static func file(_ code: Int32, at path: String) -> AuditError {
    .file(path: path, reason: String(cString: strerror(code)))
  }
}
