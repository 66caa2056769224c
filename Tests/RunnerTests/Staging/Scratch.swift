import Foundation
import Ledger

/// A place for a ledger, its master key and its sources, gone when the test is.
final class Scratch: Sendable {
  private let root: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("runner-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    root = folder.path
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: root)
    } catch {
      print("left behind: \(root)")
    }
  }

  /// Where the ledger's files go.
  var location: LedgerLocation {
    LedgerLocation(
      directory: root + "/ledger", masterKey: root + "/keys/master.key",
      signingKey: root + "/keys/signing.key", keys: "")
  }

  /// The one source.
  var source: String { root + "/customers.csv" }

  /// Puts the source there, or another in its place.
  func write(source content: String) throws {
    try Data(content.utf8).write(to: URL(fileURLWithPath: source))
  }
}
