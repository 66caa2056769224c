import Foundation

/// The files that are checked in.
enum Repository {
  /// The top level.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A file's or folder's path.
  ///
  /// - Parameter path: The path from the top level.
  /// - Returns: The path from the machine's root.
  static func path(_ path: String) -> String {
    root.appending(path: path).path(percentEncoded: false)
  }

  /// A file's text.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
