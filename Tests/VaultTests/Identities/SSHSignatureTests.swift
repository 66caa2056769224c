import Crypto
import Foundation
import Testing
import Vault

@Suite struct SSHSignatureTests {
  private static let namespace = SSHSignature.commandNamespace

  /// The first key of RFC 8032, section 7.1, in OpenSSH's format.
  private static let file = """
    -----BEGIN OPENSSH PRIVATE KEY-----
    b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
    QyNTUxOQAAACDXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGgAAAJAAAAAHAAAA
    BwAAAAtzc2gtZWQyNTUxOQAAACDXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg
    AAAECdYbGd7/1aYLqESvSS7CzEREnFaXsyaRlwO6wDHK5/YNdamAGCsQq31Uv+08lkBzoO
    4XLz2qYjJa8CGmj3B1EaAAAAB3JmYzgwMzIBAgMEBQY=
    -----END OPENSSH PRIVATE KEY-----

    """

  /// What `ssh-keygen -Y sign -n waybill-command@v1` made with it of "Waybill".
  private static let golden = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg11qYAYKxCrfVS/7TyWQHOg7hcv
    PapiMlrwIaaPcHURoAAAASd2F5YmlsbC1jb21tYW5kQHYxAAAAAAAAAAZzaGE1MTIAAABT
    AAAAC3NzaC1lZDI1NTE5AAAAQINNRRKiW8wN3A1or4iagiReqAwoiUqw+dQVw9tcBsgwMM
    MJGsoYRLPxnW5X/yyKYJy1x42syGDdgtQt03l9jAA=
    -----END SSH SIGNATURE-----

    """
  private static let message = Array("Waybill".utf8)

  private let ssh: OpenSSH
  private let key: PublicKey

  init() throws {
    ssh = try OpenSSH()
    key = try PublicKey(line: PublicKeyTests.line)
  }

  private func goldenIdentity() throws -> Identity {
    .file(try PrivateKey.load(from: ssh.write(Self.file, to: "rfc8032")))
  }

  private func verify(_ text: String) throws {
    try SSHSignature(armored: text).verify(Self.message, namespace: Self.namespace, by: key)
  }

  @Test func aSignatureIsByteForByteSSHKeygens() throws {
    let signature = try goldenIdentity().sign(Self.message, namespace: Self.namespace)
    #expect(signature.armored == Self.golden)
    #expect(try SSHSignature(armored: Self.golden) == signature)
    #expect(signature.publicKey == key)
    #expect(signature.namespace == "waybill-command@v1")
    try verify(Self.golden)
    try ssh.write(Self.file, to: "rfc8032")
    let path = try ssh.write(Self.message, to: "m")
    try ssh.keygen(["-q", "-Y", "sign", "-n", Self.namespace, "-f", ssh.path("rfc8032"), path])
    #expect(try ssh.read("m.sig") == Self.golden)
  }

  @Test(arguments: [0, 1, 111, 112, 128, 65_535])
  func eachVerifiesWhatTheOtherSigned(length: Int) throws {
    let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let identity = Identity.file(try PrivateKey.create(at: ssh.path("ours"), comment: .none))
    let ours = try identity.sign(message, namespace: Self.namespace)
    let said = try ssh.verify(
      ours.armored, of: message, namespace: Self.namespace, signer: identity.publicKey.line())
    #expect(said.contains("Good \"waybill-command@v1\" signature for anna"))

    let path = try ssh.write(message, to: "m")
    try ssh.keygen(["-q", "-Y", "sign", "-n", Self.namespace, "-f", ssh.path("ours"), path])
    let theirs = try SSHSignature(armored: ssh.read("m.sig"))
    try theirs.verify(message, namespace: Self.namespace, by: identity.publicKey)
    #expect(theirs == ours, "Ed25519 leaves nothing to chance")
  }

  @Test func sshKeygenRefusesWhatWeRefuse() throws {
    let signature = try goldenIdentity().sign(Self.message, namespace: Self.namespace)
    let armored = signature.armored
    #expect(throws: OpenSSH.Failure.self) {
      try ssh.verify(armored, of: [1], namespace: Self.namespace, signer: key.line())
    }
    #expect(throws: SignatureError.wrong(fingerprint: key.fingerprint)) {
      try signature.verify([1], namespace: Self.namespace, by: key)
    }
    #expect(throws: OpenSSH.Failure.self) {
      try ssh.verify(armored, of: Self.message, namespace: "file", signer: key.line())
    }
    let otherUse = SignatureError.otherNamespace(expected: "file", found: Self.namespace)
    #expect(throws: otherUse) {
      try signature.verify(Self.message, namespace: "file", by: key)
    }
    let other = try PrivateKey.create(at: ssh.path("other"), comment: .none).publicKey
    #expect(throws: OpenSSH.Failure.self) {
      try ssh.verify(
        armored, of: Self.message, namespace: Self.namespace, signer: other.line())
    }
    let otherKey = SignatureError.otherKey(expected: other.fingerprint, found: key.fingerprint)
    #expect(throws: otherKey) {
      try signature.verify(Self.message, namespace: Self.namespace, by: other)
    }
    #expect(otherKey.description.contains(other.fingerprint))
  }

  @Test func everyCutIsRefused() throws {
    let content = try PlainWire.unwrapped(Self.golden)
    let cuts =
      (0..<Self.golden.count).map { String(Self.golden.prefix($0)) }
      + (0..<content.count).map { PlainWire.armored(Array(content.prefix($0)), label) }
    for cut in cuts {
      #expect(throws: SignatureError.malformed) { try SSHSignature(armored: cut) }
    }
  }

  private let label = "SSH SIGNATURE"

  @Test func everyFlippedBitIsRefused() throws {
    let content = try PlainWire.unwrapped(Self.golden)
    for bit in 0..<content.count * 8 {
      var flipped = content
      flipped[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: SignatureError.self) { try verify(PlainWire.armored(flipped, label)) }
    }
    for bit in 0..<Self.message.count * 8 {
      var flipped = Self.message
      flipped[bit / 8] ^= 1 << (bit % 8)
      let signature = try SSHSignature(armored: Self.golden)
      #expect(throws: SignatureError.wrong(fingerprint: key.fingerprint)) {
        try signature.verify(flipped, namespace: Self.namespace, by: key)
      }
    }
  }

  @Test func oneSignatureHasOneSpelling() throws {
    let content = try PlainWire.unwrapped(Self.golden)
    #expect(PlainWire.armored(content, label) == Self.golden)
    for text in [
      Self.golden + "\n", "\n" + Self.golden, String(Self.golden.dropLast()),
      Self.golden.replacing("\n", with: "\r\n"), PlainWire.armored(content, label, width: 76),
      PlainWire.armored(content, label, width: 64), Self.golden + Self.golden,
      PlainWire.armored(content, "OPENSSH PRIVATE KEY"), PlainWire.armored(content + [0], label),
      // The last character's lowest two bits stand for nothing.
      Self.golden.replacing("9jAA=", with: "9jAB="), Self.golden.replacing("9jAA=", with: "9jAA"),
      Self.golden.replacing("U1NI", with: "U1N I"), Self.golden.replacing("U1NI", with: "U1NÍ"),
    ] {
      #expect(text != Self.golden)
      #expect(throws: SignatureError.malformed) { try SSHSignature(armored: text) }
    }
  }

  /// Ed25519 signatures whose second half is not the smallest number that fits are not taken
  /// (RFC 8032, section 5.1.7): otherwise one signature could be made another.
  @Test func aSignatureCannotBeMadeAnother() throws {
    let order: [UInt8] =
      [
        0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE,
        0x14,
      ] + [UInt8](repeating: 0, count: 15) + [0x10]
    var content = try PlainWire.unwrapped(Self.golden)
    var carry = 0
    for (place, byte) in zip(content.count - 32..<content.count, order) {
      carry += Int(content[place]) + Int(byte)
      content[place] = UInt8(carry & 0xFF)
      carry >>= 8
    }
    #expect(throws: SignatureError.wrong(fingerprint: key.fingerprint)) {
      try verify(PlainWire.armored(content, label))
    }
  }

  @Test func otherPartsAreRefused() throws {
    let proof = PlainWire.string("ssh-ed25519") + PlainWire.string([UInt8](repeating: 1, count: 64))
    let blob = key.blob
    let malformed = [
      PlainWire.signature(magic: "SSHSIH", key: blob, proof: proof),
      PlainWire.signature(version: 2, key: blob, proof: proof),
      PlainWire.signature(version: 0, key: blob, proof: proof),
      PlainWire.signature(key: blob, namespace: "", proof: proof),
      PlainWire.signature(key: blob, namespace: "a b", proof: proof),
      PlainWire.signature(key: blob, namespace: "a\u{0}", proof: proof),
      PlainWire.signature(key: blob, reserved: "x", proof: proof),
      PlainWire.signature(key: blob, digest: "md5", proof: proof),
      PlainWire.signature(key: blob, proof: proof + [0]),
      PlainWire.signature(key: blob, proof: proof.dropLast()),
      PlainWire.signature(
        key: blob,
        proof: PlainWire.string("ssh-rsa") + PlainWire.string([UInt8](repeating: 1, count: 64))),
      PlainWire.signature(key: [], proof: proof),
      PlainWire.signature(
        key: PlainWire.string("ssh-ed25519") + PlainWire.string([UInt8](repeating: 0, count: 32)),
        proof: proof),
    ]
    for content in malformed {
      #expect(throws: SignatureError.malformed) {
        try SSHSignature(armored: PlainWire.armored(content, label))
      }
    }
    #expect(throws: Never.self) {
      try SSHSignature(
        armored: PlainWire.armored(PlainWire.signature(key: blob, proof: proof), label))
    }
  }

  @Test(arguments: [["-t", "rsa", "-b", "1024"], ["-t", "ecdsa"]])
  func signaturesByOtherKindsAreRefusedByName(kind: [String]) throws {
    let path = try ssh.makeKey("key", kind)
    let name = try #require(try ssh.read("key.pub").split(separator: " ").first)
    try ssh.keygen(["-q", "-Y", "sign", "-n", "n", "-f", path, ssh.write("x", to: "m")])
    let refusal = SignatureError.unsupported(algorithm: String(name))
    #expect(throws: refusal) { try SSHSignature(armored: ssh.read("m.sig")) }
  }

  @Test func aSignatureOverAnotherDigestIsRefusedByName() throws {
    let path = try ssh.makeKey("key")
    try ssh.keygen(
      [
        "-q", "-Y", "sign", "-O", "hashalg=sha256", "-n", "n", "-f", path, ssh.write("x", to: "m"),
      ])
    #expect(throws: SignatureError.unsupported(algorithm: "sha256")) {
      try SSHSignature(armored: ssh.read("m.sig"))
    }
  }

  /// A hardware key signs more than what it is given; `ssh-keygen` and we agree on what.
  @Test func aHardwareKeysSignatureIsVerified() throws {
    let hardware = ImitatedHardwareKey()
    let key = try PublicKey(blob: hardware.blob)
    let message = Array("touch me".utf8)
    let proof = try hardware.proof(over: message, namespace: Self.namespace)
    let content = PlainWire.signature(key: hardware.blob, proof: proof)
    let armored = PlainWire.armored(content, label)
    let signature = try SSHSignature(armored: armored)
    #expect(signature.armored == armored)
    try signature.verify(message, namespace: Self.namespace, by: key)
    try ssh.verify(armored, of: message, namespace: Self.namespace, signer: key.line())

    for place in content.indices {
      var flipped = content
      flipped[place] ^= 1 << (place % 8)
      #expect(throws: SignatureError.self) {
        try SSHSignature(armored: PlainWire.armored(flipped, label))
          .verify(message, namespace: Self.namespace, by: key)
      }
    }
    for count in 0..<content.count {
      #expect(throws: SignatureError.malformed) {
        try SSHSignature(armored: PlainWire.armored(Array(content.prefix(count)), label))
      }
    }
  }
}
