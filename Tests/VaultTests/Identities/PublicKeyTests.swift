import Crypto
import Foundation
import Testing
import Vault

@Suite struct PublicKeyTests {
  /// The first key of RFC 8032, section 7.1.
  static let line =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let point: [UInt8] = [
    0xD7, 0x5A, 0x98, 0x01, 0x82, 0xB1, 0x0A, 0xB7, 0xD5, 0x4B, 0xFE, 0xD3, 0xC9, 0x64, 0x07, 0x3A,
    0x0E, 0xE1, 0x72, 0xF3, 0xDA, 0xA6, 0x23, 0x25, 0xAF, 0x02, 0x1A, 0x68, 0xF7, 0x07, 0x51, 0x1A,
  ]
  private static let blob = PlainWire.string("ssh-ed25519") + PlainWire.string(point)

  @Test(arguments: ["", "\n", " rfc8032", " rfc8032 and more\n", " "])
  func aLineIsAKey(rest: String) throws {
    let key = try PublicKey(line: Self.line + rest)
    #expect(key.algorithm == .ed25519)
    #expect(key.blob == Self.blob)
    #expect(key.line() == Self.line)
    #expect(key.fingerprint == "SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8")
    #expect("\(key)" == key.fingerprint)
    #expect(try key == PublicKey(blob: Self.blob))
    let comment = try #require(KeyComment("anna@example"))
    #expect(key.line(comment: comment) == Self.line + " anna@example")
  }

  @Test func sshKeygenPrintsTheSameFingerprint() throws {
    let ssh = try OpenSSH()
    for number in 1...3 {
      let path = try ssh.makeKey("key\(number)")
      let key = try PublicKey(line: ssh.read("key\(number).pub"))
      let printed = try ssh.keygen(["-l", "-f", path]).split(separator: " ")
      #expect(printed[1] == key.fingerprint)
    }
  }

  @Test func aKeyInHardwareIsAnotherKey() throws {
    let blob =
      PlainWire.string("sk-ssh-ed25519@openssh.com") + PlainWire.string(Self.point)
      + PlainWire.string("ssh:")
    let key = try PublicKey(blob: blob)
    #expect(key.algorithm == .hardwareEd25519(application: Array("ssh:".utf8)))
    #expect(key.blob == blob)
    #expect(try key == PublicKey(line: key.line()))
    #expect(try key != PublicKey(line: Self.line))
    let ssh = try OpenSSH()
    let printed = try ssh.keygen(["-l", "-f", ssh.write(key.line() + "\n", to: "sk.pub")])
    #expect(printed.contains(key.fingerprint))
  }

  private static let others: [String] = {
    let key = String(line.dropFirst(12))
    let behind = ["\n\n", "\r\n", " a\nb", " a\tb", "\u{2028}", "=", "A", "===="]
    let before = [" ", "from=\"*\" "]
    let names = ["sk-ssh-ed25519@openssh.com", "ssh-rsa", "SSH-ED25519", ""]
    return behind.map { line + $0 } + before.map { $0 + line } + names.map { "\($0) \(key)" } + [
      "", "\n", "ssh-ed25519", "ssh-ed25519 ", String(line.dropLast()),
      line.replacing(" ", with: "  "), line.replacing(" ", with: "\t"),
      line + " " + String(repeating: "c", count: 257),
    ]
  }()

  @Test(arguments: others)
  func anythingElseIsNone(line: String) {
    #expect(throws: IdentityError.publicKeyMalformed) { try PublicKey(line: line) }
  }

  @Test func everyCutIsNone() {
    for count in 0..<Self.blob.count {
      #expect(throws: IdentityError.publicKeyMalformed) {
        try PublicKey(blob: Array(Self.blob.prefix(count)))
      }
    }
    for count in 0..<Self.line.count {
      #expect(throws: (any Error).self) { try PublicKey(line: String(Self.line.prefix(count))) }
    }
    #expect(throws: IdentityError.publicKeyMalformed) { try PublicKey(blob: Self.blob + [0]) }
  }

  @Test(arguments: [UInt32.max, 1 << 31, 33, 31])
  func aLengthBeyondTheEndIsNone(length: UInt32) {
    for blob in [
      PlainWire.number(length) + Self.blob.dropFirst(4),
      PlainWire.string("ssh-ed25519") + PlainWire.number(length) + Self.point,
    ] {
      #expect(throws: IdentityError.publicKeyMalformed) { try PublicKey(blob: blob) }
    }
  }

  @Test(arguments: [
    (["-t", "rsa", "-b", "1024"], "ssh-rsa"),
    (["-t", "ecdsa", "-b", "256"], "ecdsa-sha2-nistp256"),
    (["-t", "ecdsa", "-b", "521"], "ecdsa-sha2-nistp521"),
  ])
  func otherKindsAreRefusedByName(arguments: [String], name: String) throws {
    let ssh = try OpenSSH()
    let path = try ssh.makeKey("key", arguments)
    let refusal = IdentityError.unsupportedKey(algorithm: name)
    #expect(throws: refusal) { try PublicKey(line: ssh.read("key.pub")) }
    #expect(throws: refusal) { try PrivateKey.load(from: path) }
    #expect(refusal.description.contains(name))
  }

  @Test func aNameThatIsNoneToPrintIsMalformed() {
    for name in ["ssh-\u{1B}[2J", "", "a b", String(repeating: "a", count: 65), "ssh-é"] {
      let blob = PlainWire.string(name) + PlainWire.string(Self.point)
      #expect(throws: IdentityError.publicKeyMalformed) { try PublicKey(blob: blob) }
    }
  }

  /// A signature of the neutral point and zero fits a key of small order for one message in eight
  /// or more: whoever could have such a key registered could deny what is signed with it.
  @Test(arguments: [
    "00", "01", "ec", "ed", "ee",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  ])
  func aKeyThatAnybodySignsForIsRefused(digits: String) throws {
    for sign: UInt8 in [0, 0x80] {
      var point = Self.bytes(digits)
      point[31] |= sign
      let blob = PlainWire.string("ssh-ed25519") + PlainWire.string(point)
      #expect(throws: IdentityError.weakKey) { try PublicKey(blob: blob) }
      // Not every spelling is taken by this verifier, but what it takes has to be refused.
      if digits.count == 64 || ["01", "ec"].contains(digits) {
        guard sign == 0 || digits.count == 64 else { continue }
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: point)
        let forged = [1] + [UInt8](repeating: 0, count: 63)
        #expect((0..<UInt8.max).contains { key.isValidSignature(forged, for: [$0]) })
      }
    }
  }

  private static func bytes(_ digits: String) -> [UInt8] {
    if digits.count == 64 {
      return stride(from: 0, to: 64, by: 2).compactMap {
        UInt8(digits.dropFirst($0).prefix(2), radix: 16)
      }
    }
    let isHigh = digits.hasPrefix("e")
    return [UInt8(digits, radix: 16) ?? 0]
      + [UInt8](repeating: isHigh ? 0xFF : 0, count: 30) + [isHigh ? 0x7F : 0]
  }
}
