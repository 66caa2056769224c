import Foundation

/// A directory of a test's own, open to nobody else, gone when the test is.
final class TemporaryDirectory {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("vault-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      print("left behind: \(url.path)")
    }
  }

  func path(_ name: String) -> String {
    url.appendingPathComponent(name).path
  }

  /// The bytes of the vault and of whatever files SQLite keeps beside it.
  func contents() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasPrefix("vault.sqlite") }
      .reduce(into: Data()) { $0 += try Data(contentsOf: url.appendingPathComponent($1)) }
  }
}

/// The mode bits of a file.
func mode(of path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}
