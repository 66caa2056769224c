import Domain
import Foundation
import Ledger
import ScriptedIdentities
import Vault

/// A place for a ledger and its master key, gone when the test is.
final class Scratch: Sendable {
  private let root: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ledger-\(UUID().uuidString)")
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

  /// The ledger's directory, which is not made here.
  var directory: String { root + "/ledger" }
  /// The master key's file, which is not made here.
  var masterKey: String { root + "/keys/master.key" }
  /// The log's signing key's file, which is not made here.
  var signingKey: String { root + "/keys/signing.key" }
  /// Where the ledger's files go.
  var location: LedgerLocation {
    LedgerLocation(
      directory: directory, masterKey: masterKey, signingKey: signingKey, keys: root + "/unused")
  }

  /// A ledger of Ada's.
  ///
  /// - Parameters:
  ///   - surroundings: Time and identifiers.
  ///   - origin: The ledger's origin.
  /// - Returns: The ledger.
  /// - Throws: What creating it throws.
  func createLedger(
    _ surroundings: Surroundings = .scripted(), origin: String = "waybill.example/trial"
  ) async throws -> Ledger {
    try await Ledger.create(
      at: location, origin: origin, administrator: DisplayName("Ada"),
      identity: .scripted("Ada"), surroundings: surroundings)
  }

  /// The permission bits of a file or folder.
  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  /// Changes the permission bits of a file or folder.
  func change(mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// Every file of the ledger, by its name.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
      files[name] = FileManager.default.contents(atPath: "\(directory)/\(name)")
    }
    return files
  }
}
