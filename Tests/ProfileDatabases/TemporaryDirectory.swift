import Foundation

/// A directory of a test's own, gone when the test is.
package final class TemporaryDirectory: Sendable {
  /// Where it is.
  package let path: String

  /// Makes it.
  ///
  /// - Throws: What Foundation throws where it cannot be made.
  package init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("databases-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path)")
    }
  }
}
