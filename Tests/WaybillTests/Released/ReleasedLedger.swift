import Domain
import Foundation
import Ledger
import Testing
import Vault

/// A ledger as the program of some version left it, with its keys and two of its people.
///
/// Everything in it was made up, keys included; nothing else uses them.
enum ReleasedLedger: Int, CaseIterable {
  /// From before versions were on record.
  case first = 1
  case second

  /// Whether it has to be upgraded before anything is recorded in it.
  var isEarlier: Bool { rawValue < LedgerVersion.current.rawValue }

  /// The root of the tree over its log, as it was written down when the ledger was made.
  var root: String {
    switch self {
    case .first: "QqM0h+53Xh1sJTPxKQecxWO47GyW01C7lyrtdb9qdgk="
    case .second: "xSR8w8bwYTX6kV1sXApJJgLfXHyX785XuxDb7irBW1s="
    }
  }

  /// Puts it into a home, where the program looks for it by default.
  func place(in place: Workplace) throws {
    let folder = Repository.path("Tests/WaybillTests/Released/\(rawValue)")
    for (name, path) in [
      ("ledger", place.ledger), ("keys", place.home + "/.config/waybill/keys"),
      ("identities", place.home + "/identities"),
    ] {
      let private700: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: private700)
      for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)") {
        try FileManager.default.copyItem(
          atPath: "\(folder)/\(name)/\(file)", toPath: "\(path)/\(file)")
        // Repositories keep no modes.
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: "\(path)/\(file)")
      }
    }
  }
}

extension Workplace {
  /// The log's file as it is, with what is still in the write-ahead log beside it.
  func log() throws -> [Data?] {
    ["", "-wal"].map { FileManager.default.contents(atPath: "\(ledger)/log.sqlite\($0)") }
  }

  /// Has the ledger be one of a version that is still to come.
  func beOfVersion(_ version: Int) async throws {
    let ledger = try Ledger.open(at: location, surroundings: .system)
    let key = try PrivateKey.load(from: try identity(of: "Anna"))
    let upgrade = Command.custody(.upgrade(.init(version: LedgerVersion(rawValue: version))))
    let outcome = try await ledger.execute(upgrade, by: .file(key))
    #expect(try outcome.events().count == 1)
  }
}
