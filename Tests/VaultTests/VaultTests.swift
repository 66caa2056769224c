import Foundation
import GRDB
import Testing
import Vault

@Suite struct VaultTests {
  private let directory: TemporaryDirectory
  private let path: String
  private let masterKey: MasterKey
  private let vault: Vault

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("vault.sqlite")
    masterKey = try MasterKey.create(at: directory.path("keys/master.key"))
    vault = try Vault.create(at: path, masterKey: masterKey)
  }

  private let apiKey = Secret(Array("xkeysib-0123456789abcdef".utf8))

  private func plain(_ secret: Secret?) -> String? {
    secret?.withExposed { String(decoding: $0, as: UTF8.self) }
  }

  private func change(_ sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  @Test func whatIsSealedIsUnsealedAfterReopening() throws {
    try vault.seal(apiKey, as: "connection/1")
    try vault.seal(Secret([]), as: "empty")
    let key = try MasterKey.load(from: directory.path("keys/master.key"))
    let reopened = try Vault.open(at: path, masterKey: key)
    #expect(try plain(reopened.unseal("connection/1")) == "xkeysib-0123456789abcdef")
    #expect(try plain(reopened.unseal("empty"))?.isEmpty == true)
    #expect(try reopened.unseal("connection/2") == nil)
  }

  @Test func aNameKeepsItsLatestSecret() throws {
    try vault.seal(apiKey, as: "connection/1")
    try vault.seal(Secret([65]), as: "connection/1")
    #expect(try plain(vault.unseal("connection/1")) == "A")
  }

  @Test func whatIsForgottenIsGoneFromTheBytes() throws {
    try vault.seal(apiKey, as: "connection/1")
    let sealed = try #require(
      try DatabaseQueue(path: path).read {
        try Data.fetchOne($0, sql: "SELECT sealed FROM secrets WHERE name = 'connection/1'")
      })
    #expect(try directory.contents().range(of: sealed) != nil)
    try vault.forget("connection/1")
    try vault.forget("connection/1")
    #expect(try vault.unseal("connection/1") == nil)
    #expect(try directory.contents().range(of: sealed) == nil)
  }

  @Test func nothingOfASecretIsInTheFiles() throws {
    try vault.seal(apiKey, as: "connection/1")
    let bytes = try directory.contents()
    for length in [24, 12, 8] {
      let part = Data("xkeysib-0123456789abcdef".utf8.suffix(length))
      #expect(bytes.range(of: part) == nil)
    }
    #expect(try mode(of: path) == 0o600)
  }

  @Test func theSameSecretIsSealedDifferentlyEachTime() throws {
    try vault.seal(apiKey, as: "a")
    try vault.seal(apiKey, as: "b")
    let distinct = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT COUNT(DISTINCT substr(sealed, 1, 12)) FROM secrets")
    }
    #expect(distinct == 3)
  }

  /// Nonce, ciphertext and tag, each at its first and last byte.
  @Test(arguments: [1, 12, 13, 36, 37, 52])
  func aByteAlteredIsFound(at index: Int) throws {
    try vault.seal(apiKey, as: "a")
    var sealed = try #require(
      try DatabaseQueue(path: path).read {
        try Data.fetchOne($0, sql: "SELECT sealed FROM secrets WHERE name = 'a'")
      })
    try #require(sealed.count == 52)
    sealed[index - 1] ^= 1
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE secrets SET sealed = ? WHERE name = 'a'", arguments: [sealed])
    }
    #expect(throws: VaultError.tampered(path: path, name: "a")) { try vault.unseal("a") }
  }

  @Test(arguments: ["x''", "x'00'", "substr(sealed, 1, 51)", "CAST(sealed || x'00' AS BLOB)"])
  func alteredLengthsAreFound(expression: String) throws {
    try vault.seal(apiKey, as: "a")
    try change("UPDATE secrets SET sealed = \(expression) WHERE name = 'a'")
    #expect(throws: VaultError.tampered(path: path, name: "a")) { try vault.unseal("a") }
  }

  @Test func sealedValuesCannotTradePlaces() throws {
    try vault.seal(apiKey, as: "a")
    try vault.seal(Secret([1, 2, 3]), as: "b")
    try change(
      "UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = 'b') WHERE name = 'a'")
    #expect(throws: VaultError.tampered(path: path, name: "a")) { try vault.unseal("a") }
    #expect(try plain(vault.unseal("b")) == "\u{1}\u{2}\u{3}")
  }

  @Test func anotherMasterKeyIsToldApart() throws {
    try vault.seal(apiKey, as: "a")
    let other = try MasterKey.create(at: directory.path("keys/other.key"))
    #expect(throws: VaultError.wrongMasterKey(path: path)) {
      try Vault.open(at: path, masterKey: other)
    }
  }

  @Test(arguments: [
    "PRAGMA application_id = 1", "PRAGMA user_version = 2",
    "DELETE FROM secrets WHERE name = 'vault/probe'",
  ])
  func anythingElseIsNotAVault(statement: String) throws {
    try change(statement)
    #expect(throws: VaultError.notAVault(path: path)) {
      try Vault.open(at: path, masterKey: masterKey)
    }
  }

  @Test func aFileOfSomethingElseIsNotAVault() throws {
    try Data(String(repeating: "no database. ", count: 99).utf8)
      .write(to: URL(fileURLWithPath: path))
    #expect(throws: VaultError.notAVault(path: path)) {
      try Vault.open(at: path, masterKey: masterKey)
    }
  }

  @Test func aVaultIsNeitherCreatedTwiceNorOpenedFromNothing() throws {
    #expect(throws: VaultError.alreadyExists(path: path)) {
      try Vault.create(at: path, masterKey: masterKey)
    }
    let nowhere = directory.path("nowhere.sqlite")
    #expect(throws: VaultError.missing(path: nowhere)) {
      try Vault.open(at: nowhere, masterKey: masterKey)
    }
  }

  @Test func aVaultOpenToOthersIsRefused() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: VaultError.loosePermissions(path: path, remedy: "chmod 600 \(path)")) {
      try Vault.open(at: path, masterKey: masterKey)
    }
  }
}
