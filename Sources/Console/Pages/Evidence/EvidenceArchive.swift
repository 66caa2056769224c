import Audit
import Foundation
import Glibc

/// A directory as one file for a browser to keep: a POSIX archive (IEEE 1003.1, ustar interchange format).
///
/// It has no name in the file system, so that nothing is left of it however the download ends.
struct EvidenceArchive: Sendable {
  private static let block = 512
  private static let piece = 1 << 16

  private let handle: FileHandle

  /// Packs a directory.
  ///
  /// - Parameters:
  ///   - directory: Its path.
  ///   - name: What it is called in the archive.
  ///   - seconds: The time of its files, in seconds since 1970: the same files make the same archive.
  /// - Throws: `AuditError.file`, or the system's error where something cannot be read or written.
  init(of directory: String, called name: String, at seconds: Int64) throws {
    let path = directory + ".tar"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw AuditError.file(path: path, reason: String(cString: strerror(errno)))
    }
    unlink(path)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    for file in try FileManager.default.subpathsOfDirectory(atPath: directory).sorted() {
      let source = directory + "/" + file
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: source, isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { continue }
      try add(source, called: "\(name)/\(file)", at: seconds)
    }
    try handle.write(contentsOf: Data(count: 2 * Self.block))
    try handle.seek(toOffset: 0)
  }

  /// Reads on from where the last reading ended.
  ///
  /// - Returns: Some bytes; nothing at the end.
  /// - Throws: The system's error.
  func next() throws -> Data? {
    guard let data = try handle.read(upToCount: Self.piece), !data.isEmpty else { return nil }
    return data
  }

  private func add(_ source: String, called name: String, at seconds: Int64) throws {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
    let size = try file.seekToEnd()
    try file.seek(toOffset: 0)
    try handle.write(contentsOf: Self.header(name, size: size, at: seconds))
    while let data = try file.read(upToCount: Self.piece), !data.isEmpty {
      try handle.write(contentsOf: data)
    }
    let rest = Int(size % UInt64(Self.block))
    if rest > 0 { try handle.write(contentsOf: Data(count: Self.block - rest)) }
    try file.close()
  }

  /// The block before a file.
  private static func header(_ name: String, size: UInt64, at seconds: Int64) -> Data {
    precondition(name.utf8.count <= 100, "names of evidence's files are short")
    var header = Data(count: block)
    func put(_ text: String, at place: Int) {
      header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
    }
    func octal(_ number: some BinaryInteger, digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    put(name, at: 0)
    put(octal(0o600, digits: 7), at: 100)
    put(octal(0, digits: 7), at: 108)
    put(octal(0, digits: 7), at: 116)
    put(octal(size, digits: 11), at: 124)
    put(octal(seconds, digits: 11), at: 136)
    // The sum is taken with spaces in its own place.
    put(String(repeating: " ", count: 8), at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(octal(sum, digits: 6) + "\0 ", at: 148)
    return header
  }
}
