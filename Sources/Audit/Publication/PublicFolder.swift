import Glibc

/// A directory whose files are for everybody to read.
struct PublicFolder: Sendable {
  /// Where it is.
  let path: String

  /// The most bytes of a checkpoint that are read.
  private static let limit = 1 << 16

  /// Writes a file whole, in the place of what has the name; its folders are made where need be.
  ///
  /// It is durable after the next ``sync()``; a crash before that may leave it empty.
  func write(_ bytes: [UInt8], to name: String) throws(AuditError) {
    let target = "\(path)/\(name)"
    try makeFolders(above: target)
    let draft = target + ".new"
    try fill(draft, with: bytes, isSynced: false)
    guard rename(draft, target) == 0 else { throw failure(target) }
  }

  /// Writes a file in the place of what has the name: a crash leaves the one or the other, whole.
  func replace(_ name: String, with bytes: [UInt8]) throws(AuditError) {
    let target = "\(path)/\(name)"
    let draft = target + ".new"
    // Without this the name may reach the disk before what it names.
    try fill(draft, with: bytes, isSynced: true)
    guard rename(draft, target) == 0 else { throw failure(target) }
    sync()
  }

  private func fill(
    _ path: String, with bytes: [UInt8], isSynced: Bool
  ) throws(AuditError) {
    let descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw failure(path) }
      rest = rest.dropFirst(max(0, count))
    }
    guard !isSynced || fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Makes everything that was written durable, names included.
  ///
  /// One call for some thousand files in as many folders; Linux comes back when it is done (sync(2)).
  func sync() { Glibc.sync() }

  /// Reads a small file; nothing where there is none.
  func read(_ name: String) throws(AuditError) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure("\(path)/\(name)")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Self.limit)
    var filled = 0
    while filled < Self.limit {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), Self.limit - filled)
      }
      guard count >= 0 || errno == EINTR else { throw failure("\(path)/\(name)") }
      if count == 0 { break }
      filled += max(0, count)
    }
    return Array(bytes.prefix(filled))
  }

  private func makeFolders(above target: String) throws(AuditError) {
    var folder = ""
    for part in target.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, 0o755) != 0, errno != EEXIST, access(folder, F_OK) != 0 {
        throw failure(folder)
      }
    }
  }

  private func failure(_ path: String) -> AuditError {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}
