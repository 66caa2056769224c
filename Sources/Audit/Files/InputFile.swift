import Glibc

/// Files that somebody else may have made.
enum InputFile {
  /// Reads a file whole, if it is no longer than it may be.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes that there may be.
  /// - Returns: Its bytes; nothing where there is no such file.
  /// - Throws: `AuditError.file`, also where it is longer or no plain file.
  static func bytes(of path: String, limit: Int) throws(AuditError) -> [UInt8]? {
    var content: [UInt8] = []
    var isTooLong = false
    let isThere = try forEachPiece(of: path) { piece in
      isTooLong = content.count + piece.count > limit
      if !isTooLong { content.append(contentsOf: piece) }
      return !isTooLong
    }
    guard !isTooLong else { throw .file(path: path, reason: "it has more than \(limit) bytes") }
    return isThere ? content : nil
  }

  /// Hands a file over line by line.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes that a line may have.
  ///   - body: Takes a line without its line feed; what stands behind the last one is a line too.
  /// - Returns: Whether there is such a file.
  /// - Throws: `AuditError.file`, also where a line is longer.
  static func forEachLine(
    of path: String, limit: Int, _ body: ([UInt8]) throws(AuditError) -> Void
  ) throws(AuditError) -> Bool {
    var line: [UInt8] = []
    let isThere = try forEachPiece(of: path) { piece throws(AuditError) in
      var rest = piece
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        try body(line + rest[..<end])
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line.append(contentsOf: rest)
      guard line.count <= limit else {
        throw .file(path: path, reason: "a line of it has more than \(limit) bytes")
      }
      return true
    }
    if !line.isEmpty { try body(line) }
    return isThere
  }

  /// Hands a file over in pieces of at most 64 KiB.
  ///
  /// - Parameters:
  ///   - path: The file; a pipe or a device, which might never end, is refused.
  ///   - body: Takes a piece, and says whether to go on.
  /// - Returns: Whether there is such a file.
  /// - Throws: `AuditError.file`.
  static func forEachPiece(
    of path: String, _ body: (ArraySlice<UInt8>) throws(AuditError) -> Bool
  ) throws(AuditError) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw .file(errno, at: path)
    }
    defer { close(descriptor) }
    var about = stat()
    guard fstat(descriptor, &about) == 0 else { throw .file(errno, at: path) }
    guard about.st_mode & S_IFMT == S_IFREG else {
      throw .file(path: path, reason: "it is no plain file")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw .file(errno, at: path) }
      if count == 0 { return true }
      if count < 0 { continue }
      guard try body(buffer[..<count]) else { return true }
    }
  }
}
