import Foundation

/// A file that lives as long as a test needs it.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    let directory = FileManager.default.temporaryDirectory
    path = directory.appendingPathComponent("profiles-\(UUID().uuidString).csv").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { unlink(path) }
}
