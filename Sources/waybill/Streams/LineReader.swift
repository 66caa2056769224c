import Glibc

/// Reads lines of a file or of standard input, one at a time, however many there are.
struct LineReader: ~Copyable {
  /// The most bytes of a line: a record and its escapes, or a checkpoint with all its signatures.
  private static let limit = 1 << 20

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Throws: `CommandError.inputFile` where it cannot be opened.
  init(_ path: String) throws(CommandError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .inputFile(path, reason: String(cString: strerror(errno)))
    }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next line without its end; nothing behind the last.
  ///
  /// - Throws: `CommandError.inputFile` where it cannot be read, is too long or no UTF-8.
  mutating func next() throws(CommandError) -> String? {
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return try text(buffer[start..<end])
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? try text(buffer[start...]) : nil
      }
      guard buffer.count - start <= Self.limit else {
        throw .inputFile(path, reason: "a line of it has more than \(Self.limit) bytes")
      }
      try fill()
    }
  }

  private mutating func fill() throws(CommandError) {
    buffer.removeFirst(start)
    start = 0
    let room = 1 << 16
    let before = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: room))
    var count = -1
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress.map { $0 + before }, room)
      }
    } while count < 0 && errno == EINTR
    let code = errno
    buffer.removeLast(room - max(count, 0))
    guard count >= 0 else { throw .inputFile(path, reason: String(cString: strerror(code))) }
    isAtEnd = count == 0
  }

  private func text(_ line: ArraySlice<UInt8>) throws(CommandError) -> String {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw .inputFile(path, reason: "a line of it is no UTF-8")
    }
    return text
  }
}
