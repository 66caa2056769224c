import Glibc

/// The file at a path as it was once, to tell it from another that took its place.
///
/// Whoever moves a ledger away and restores a backup leaves a console with files that nobody else reads.
struct OpenedFile: Sendable {
  private let path: String
  private let number: UInt64?

  /// Looks at a file.
  ///
  /// - Parameter path: Its path.
  init(at path: String) {
    self.path = path
    number = Self.number(of: path)
  }

  /// Whether the same file is there.
  var isThere: Bool { number != nil && Self.number(of: path) == number }

  /// The number by which the file system knows a file; nothing where there is none.
  private static func number(of path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }
}
