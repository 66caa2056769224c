import Glibc
import Results

/// Files that hold one secret each, or the public half of one.
enum SecretFile {
  /// The most bytes that are read; no secret has as many.
  private static let limit = 4096

  /// Reads a secret.
  ///
  /// - Parameters:
  ///   - what: What it is, such as `API key`.
  ///   - path: The file; `-` is standard input.
  ///   - isPublic: Whether it is nothing to hide, so that others may read the file.
  /// - Returns: The file's text as it is.
  /// - Throws: `CommandError.secretFile` where it cannot be read, is no text or too long.
  static func text(
    of what: String, in path: String, isPublic: Bool = false
  ) throws(CommandError) -> String {
    if path == "-" { return try text(of: what, in: STDIN_FILENO, named: "standard input") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .secretFile(what: what, path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    // A pipe, such as a shell makes of a program's output, is nobody else's to read.
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if !isPublic, isFile, status.st_mode & 0o077 != 0 {
      StandardStream.say(
        "waybill: warning: others may read the \(what) in \(path.visible):"
          + " run `chmod 600` on it.")
    }
    return try text(of: what, in: descriptor, named: path)
  }

  private static func text(
    of what: String, in descriptor: Int32, named name: String
  ) throws(CommandError) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        throw .secretFile(what: what, path: name, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > limit {
        throw .secretFile(what: what, path: name, reason: "it is too long")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .secretFile(what: what, path: name, reason: "it is not text")
    }
    return text
  }
}
