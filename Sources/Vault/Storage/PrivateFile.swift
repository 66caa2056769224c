#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Small files that are their owner's alone.
package enum PrivateFile {
  /// Creates a file, writes it and makes it durable.
  ///
  /// The folder is made if need be.
  /// - Parameters:
  ///   - path: where; nothing may be there.
  ///   - contents: all of it.
  /// - Throws: `alreadyExists`, `loosePermissions` of the folder, or `io`.
  package static func create(at path: String, contents: [UInt8]) throws(VaultError) {
    let folder = folder(of: path)
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw VaultError(errno: errno, path: folder) }
    try FilePermissions.requirePrivate(folder)
    let draft = path + ".new"
    try withDescriptor(draft, O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW) {
      descriptor throws(VaultError) in
      try write(contents, to: descriptor, path: draft)
      guard fsync(descriptor) == 0 else { throw VaultError(errno: errno, path: draft) }
    }
    // A crash up to here leaves a draft that the next attempt overwrites, and nothing at the path.
    let isLinked = link(draft, path) == 0
    let reason = errno
    unlink(draft)
    guard isLinked else { throw VaultError(errno: reason, path: path) }
    // The name is durable with its folder only.
    try sync(folder)
  }

  /// Writes a file in the place of what is there, durably: a crash leaves the one or the other, whole.
  ///
  /// - Parameters:
  ///   - path: where; its folder must be there.
  ///   - contents: all of it.
  /// - Throws: `loosePermissions` of the folder, or `io`.
  package static func replace(at path: String, contents: [UInt8]) throws(VaultError) {
    let folder = folder(of: path)
    try FilePermissions.requirePrivate(folder)
    let draft = path + ".new"
    try withDescriptor(draft, O_CREAT | O_TRUNC | O_WRONLY | O_NOFOLLOW) {
      descriptor throws(VaultError) in
      try write(contents, to: descriptor, path: draft)
      guard fsync(descriptor) == 0 else { throw VaultError(errno: errno, path: draft) }
    }
    // A crash up to here leaves what was there, and a draft that the next attempt overwrites.
    guard rename(draft, path) == 0 else { throw VaultError(errno: errno, path: path) }
    try sync(folder)
  }

  private static func sync(_ folder: String) throws(VaultError) {
    try withDescriptor(folder, O_RDONLY | O_DIRECTORY) { descriptor throws(VaultError) in
      guard fsync(descriptor) == 0 else { throw VaultError(errno: errno, path: folder) }
    }
  }

  /// Makes sure that nothing is at a path.
  /// - Parameter path: where something is to be created.
  /// - Throws: `alreadyExists`, or `io`.
  static func requireAbsent(_ path: String) throws(VaultError) {
    var status = stat()
    // A link that points nowhere is something, too.
    guard lstat(path, &status) != 0 else { throw .alreadyExists(path: path) }
    guard [ENOENT, ENOTDIR].contains(errno) else { throw VaultError(errno: errno, path: path) }
  }

  /// Reads a file's beginning.
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: how many bytes at most.
  /// - Returns: the bytes; fewer than the limit if the file is shorter.
  /// - Throws: `missing` or `io`.
  package static func read(_ path: String, upTo limit: Int) throws(VaultError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    try withDescriptor(path, O_RDONLY) { descriptor throws(VaultError) in
      while filled < limit {
        let count = bytes.withUnsafeMutableBytes { buffer in
          pread(descriptor, buffer.baseAddress?.advanced(by: filled), limit - filled, off_t(filled))
        }
        guard count >= 0 else {
          if errno == EINTR { continue }
          throw VaultError(errno: errno, path: path)
        }
        guard count > 0 else { break }
        filled += count
      }
    }
    return Array(bytes.prefix(filled))
  }

  private static func write(
    _ contents: [UInt8], to descriptor: Int32, path: String
  ) throws(VaultError) {
    var offset = 0
    while offset < contents.count {
      let rest = contents[offset...]
      let count = rest.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw VaultError(errno: errno, path: path)
      }
      offset += count
    }
  }

  private static func withDescriptor(
    _ path: String, _ flags: Int32, _ body: (Int32) throws(VaultError) -> Void
  ) throws(VaultError) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw VaultError(errno: errno, path: path) }
    defer { close(descriptor) }
    try body(descriptor)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
