import Crypto
import Foundation
import Testing
import Vault

@Suite struct PseudonymTests {
  private func pseudonymizer(_ byte: UInt8 = 0x0B) throws -> Pseudonymizer {
    try #require(Pseudonymizer(key: Secret([UInt8](repeating: byte, count: 32))))
  }

  /// The reference: one HMAC each, from the key on.
  private func reference(_ address: String, key: UInt8 = 0x0B) -> [UInt8] {
    let key = SymmetricKey(data: [UInt8](repeating: key, count: 32))
    return Array(HMAC<SHA256>.authenticationCode(for: Array(address.utf8), using: key).prefix(16))
  }

  @Test(arguments: ["", "ada@example.com", "ä@example.com", String(repeating: "x", count: 200)])
  func aPseudonymIsATruncatedHMAC(address: String) throws {
    #expect(try pseudonymizer().pseudonym(of: address.utf8) == reference(address))
    #expect(try pseudonymizer(0x0C).pseudonym(of: address.utf8) != reference(address))
  }

  /// A value that the `openssl` command computes as well:
  /// `printf ada@example.com | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b…0b`, 32 bytes.
  @Test func aPseudonymIsWhatOtherToolsCompute() throws {
    #expect(
      try pseudonymizer().pseudonym(of: "ada@example.com".utf8)
        == [
          0x53, 0x16, 0x03, 0x68, 0xDF, 0x67, 0x47, 0x3A,
          0x2F, 0x3A, 0x31, 0xCB, 0xCD, 0x76, 0x82, 0x89,
        ])
  }

  @Test func manyGoIntoOneBuffer() throws {
    let addresses = (0..<100).map { "person\($0)@example.com" }
    let pseudonymizer = try pseudonymizer()
    var buffer: [UInt8] = [42]
    for address in addresses {
      Array(address.utf8).withUnsafeBytes {
        pseudonymizer.append(pseudonymOf: $0, to: &buffer)
      }
    }
    #expect(buffer == [42] + addresses.flatMap { reference($0) })
  }

  @Test(arguments: [0, 1, 2, 3, 100])
  func manyAreMadeAtATime(count: Int) throws {
    let addresses = (0..<count).map { "\(String(repeating: "x", count: $0))@example.com" }
    let bytes = addresses.flatMap { Array($0.utf8) }
    var ends: [UInt32] = []
    for address in addresses { ends.append((ends.last ?? 0) + UInt32(address.utf8.count)) }
    var found = [UInt8](repeating: 0, count: Pseudonymizer.length * count)
    try bytes.withUnsafeBytes { bytes in
      try ends.withUnsafeBufferPointer { ends in
        try found.withUnsafeMutableBytes {
          try pseudonymizer().write(pseudonymsOf: bytes, ends: ends, to: $0)
        }
      }
    }
    #expect(found == addresses.flatMap { reference($0) })
  }

  @Test(arguments: [0, 16, 31, 33, 64])
  func aKeyOfAnotherLengthIsRefused(length: Int) {
    #expect(Pseudonymizer(key: Secret([UInt8](repeating: 1, count: length))) == nil)
  }

  @Test func aLedgerHasOneKeyForGood() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("vault.sqlite")
    let masterKey = try MasterKey.create(at: directory.path("master.key"))
    let vault = try Vault.create(at: path, masterKey: masterKey)
    #expect(throws: VaultError.pseudonymKeyMissing(path: path)) {
      try PseudonymKey.load(from: vault)
    }
    let key = Secret([UInt8](repeating: 1, count: PseudonymKey.length))
    let commitment = try PseudonymKey.create(key, in: vault)
    let before = try PseudonymKey.load(from: vault).pseudonym(of: "a".utf8)
    #expect(throws: VaultError.alreadyExists(path: path)) {
      try PseudonymKey.create(key, in: vault)
    }
    #expect(
      commitment.map { String(format: "%02x", $0) }.joined()
        == "b4bb2361e928b11534abbec69606c000bf2b304a0dc0c0c7eca2b7a776603137")
    let reopened = try Vault.open(at: path, masterKey: masterKey)
    #expect(try PseudonymKey.load(from: reopened).pseudonym(of: "a".utf8) == before)
    #expect(try PseudonymKey.commitment(in: reopened) == commitment)
  }
}
