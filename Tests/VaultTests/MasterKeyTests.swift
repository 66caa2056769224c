import Foundation
import Testing
import Vault

@Suite struct MasterKeyTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("keys/master.key")
  }

  private func allow(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func aNewKeyIsItsOwnersAlone() throws {
    _ = try MasterKey.create(at: path)
    #expect(try mode(of: path) == 0o600)
    #expect(try mode(of: directory.path("keys")) == 0o700)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == 32)
  }

  @Test func keysDiffer() throws {
    _ = try MasterKey.create(at: path)
    let other = directory.path("keys/other.key")
    _ = try MasterKey.create(at: other)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: path))
        != Data(contentsOf: URL(fileURLWithPath: other)))
  }

  @Test func aKeyIsNeverOverwritten() throws {
    _ = try MasterKey.create(at: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: VaultError.alreadyExists(path: path)) { try MasterKey.create(at: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func aFolderOpenToOthersGetsNoKey() throws {
    let folder = directory.path("keys")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    #expect(throws: VaultError.loosePermissions(path: folder, remedy: "chmod 700 \(folder)")) {
      try MasterKey.create(at: path)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o610, 0o601, 0o777])
  func aKeyOpenToOthersIsRefused(mode: Int) throws {
    _ = try MasterKey.create(at: path)
    try allow(mode, path)
    let refusal = VaultError.loosePermissions(path: path, remedy: "chmod 600 \(path)")
    #expect(throws: refusal) { try MasterKey.load(from: path) }
    #expect(refusal.description.contains("chmod 600 \(path)"))
    try allow(0o400, path)
    #expect(throws: Never.self) { try MasterKey.load(from: path) }
  }

  @Test(arguments: [0, 31, 33, 64])
  func anotherLengthIsNoKey(length: Int) throws {
    _ = try MasterKey.create(at: path)
    try Data(repeating: 7, count: length).write(to: URL(fileURLWithPath: path))
    try allow(0o600, path)
    #expect(throws: VaultError.masterKeyMalformed(path: path, expectedBytes: 32)) {
      try MasterKey.load(from: path)
    }
  }

  @Test func aMissingKeyIsToBeRestored() {
    let missing = VaultError.masterKeyMissing(path: path)
    #expect(throws: missing) { try MasterKey.load(from: path) }
    #expect(missing.description.contains("backup"))
  }
}
