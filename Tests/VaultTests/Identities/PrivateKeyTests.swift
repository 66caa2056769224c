import Foundation
import Testing
import Vault

@Suite struct PrivateKeyTests {
  private let ssh: OpenSSH

  init() throws {
    ssh = try OpenSSH()
  }

  private func comment(_ text: String) throws -> KeyComment { try #require(KeyComment(text)) }

  // The padding's length follows from the comment's.
  @Test(arguments: 0...8)
  func aKeyOfSSHKeygensIsRead(length: Int) throws {
    let text = String(repeating: "c", count: length)
    let path = try ssh.makeKey("key", comment: text)
    let key = try PrivateKey.load(from: path)
    #expect(try key.publicKey == PublicKey(line: ssh.read("key.pub")))
    #expect(key.comment.description == text)
  }

  @Test(arguments: 0...8)
  func sshKeygenReadsAKeyOfOurs(length: Int) throws {
    let comment = try comment(String(repeating: "ö", count: length))
    let path = ssh.path("keys/identity")
    let key = try PrivateKey.create(at: path, comment: comment)
    let line = key.publicKey.line(comment: comment) + "\n"
    #expect(try ssh.keygen(["-y", "-f", path]) == line)
    #expect(try ssh.read("keys/identity.pub") == line)
    #expect(try ssh.keygen(["-l", "-f", path]).contains(key.publicKey.fingerprint))
    let loaded = try PrivateKey.load(from: path)
    #expect(loaded.publicKey == key.publicKey)
    #expect(loaded.comment == comment)
  }

  @Test func aNewKeyIsItsOwnersAlone() throws {
    let path = ssh.path("keys/identity")
    _ = try PrivateKey.create(at: path, comment: .none)
    #expect(try mode(of: path) == 0o600)
    #expect(try mode(of: ssh.path("keys")) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: ssh.path("keys")).count == 2)
  }

  @Test func keysDiffer() throws {
    let keys = try (0..<3).map { try PrivateKey.create(at: ssh.path("\($0)"), comment: .none) }
    #expect(Set(keys.map(\.publicKey)).count == 3)
  }

  @Test(arguments: ["identity", "identity.pub"])
  func nothingIsOverwritten(name: String) throws {
    try ssh.write("mine", to: name)
    let refusal = IdentityError.file(.alreadyExists(path: ssh.path(name)))
    #expect(throws: refusal) {
      try PrivateKey.create(at: ssh.path("identity"), comment: .none)
    }
    #expect(try ssh.read(name) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: ssh.path("")).count == 1)
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o777])
  func aKeyOpenToOthersIsRefused(mode: Int) throws {
    let path = try ssh.makeKey("key")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let refusal = IdentityError.file(.loosePermissions(path: path, remedy: "chmod 600 \(path)"))
    #expect(throws: refusal) { try PrivateKey.load(from: path) }
    #expect(refusal.description.contains("chmod 600"))
  }

  @Test func aMissingKeyIsToBeMade() {
    let missing = IdentityError.missing(path: ssh.path("none"))
    #expect(throws: missing) { try PrivateKey.load(from: ssh.path("none")) }
    #expect(missing.description.contains("waybill identity create"))
  }

  @Test(arguments: [[], ["-Z", "aes128-ctr"], ["-Z", "chacha20-poly1305@openssh.com"]])
  func anEncryptedKeyIsForTheAgent(cipher: [String]) throws {
    let path = try ssh.makeKey("key", ["-t", "ed25519"] + cipher, passphrase: "hunter2")
    let refusal = IdentityError.encrypted(path: path)
    #expect(throws: refusal) { try PrivateKey.load(from: path) }
    #expect(refusal.description.contains("ssh-add \(path)"))
  }

  @Test func aFileOfOldIsNoneOfOpenSSHsFormat() throws {
    let path = try ssh.makeKey("key", ["-t", "rsa", "-b", "1024", "-m", "PEM"])
    #expect(throws: IdentityError.privateKeyMalformed(path: path)) {
      try PrivateKey.load(from: path)
    }
  }

  @Test func linesOfOtherLengthsAreRead() throws {
    let path = try ssh.makeKey("key")
    let text = try ssh.read("key")
    let key = try PrivateKey.load(from: path)
    let content = try PlainWire.unwrapped(text)
    for spelling in [
      PlainWire.armored(content, label, width: 64), PlainWire.armored(content, label, width: 999),
      text.replacing("\n", with: "\r\n"), String(text.dropLast()),
    ] {
      #expect(try PrivateKey.load(from: ssh.write(spelling, to: "o")).publicKey == key.publicKey)
    }
  }

  private let label = "OPENSSH PRIVATE KEY"

  @Test func everyCutIsRefused() throws {
    let path = try ssh.makeKey("key")
    let text = try ssh.read("key")
    let content = try PlainWire.unwrapped(text)
    // Without the last line feed it is whole.
    let cuts =
      (0..<text.count - 1).map { String(text.prefix($0)) }
      + (0..<content.count).map { PlainWire.armored(Array(content.prefix($0)), label) }
    for cut in cuts {
      try ssh.write(cut, to: "key")
      #expect(throws: IdentityError.privateKeyMalformed(path: path)) {
        try PrivateKey.load(from: path)
      }
    }
  }

  /// What a flipped bit leaves is refused, or the same key under another comment.
  @Test func everyFlippedBitIsRefused() throws {
    let path = try ssh.makeKey("key", comment: "c")
    let key = try PrivateKey.load(from: path).publicKey
    let content = try PlainWire.unwrapped(ssh.read("key"))
    var taken: Set<Int> = []
    for bit in 0..<content.count * 8 {
      var flipped = content
      flipped[bit / 8] ^= 1 << (bit % 8)
      try ssh.write(PlainWire.armored(flipped, label), to: "key")
      do throws(IdentityError) {
        let found = try PrivateKey.load(from: path)
        #expect(found.publicKey == key)
        taken.insert(bit / 8)
      } catch {
        continue
      }
    }
    // The comment's length, the comment and the padding, which the length may reach into.
    #expect(taken.allSatisfy { $0 >= content.count - 4 - 8 }, "\(taken)")
    #expect(!taken.isEmpty)
  }

  @Test(arguments: ["x", "\n", " ", "-----END OPENSSH PRIVATE KEY-----\n"])
  func whateverFollowsOrPrecedesIsRefused(more: String) throws {
    let path = try ssh.makeKey("key")
    let text = try ssh.read("key")
    for spelling in [text + more, more + text] {
      try ssh.write(spelling, to: "key")
      #expect(throws: IdentityError.privateKeyMalformed(path: path)) {
        try PrivateKey.load(from: path)
      }
    }
  }

  @Test func aSeedOfAnotherKeyIsRefused() throws {
    let path = try ssh.makeKey("key")
    let publicKey = try PrivateKey.load(from: path).publicKey
    let content = try PlainWire.unwrapped(ssh.read("key"))
    // The seed stands right before the last of three copies of the public half.
    let point = Array(publicKey.blob.suffix(32))
    let last = try #require(
      (0...content.count - 32).last { Array(content[$0..<$0 + 32]) == point })
    var forged = content
    forged[last - 1] ^= 0x10
    try ssh.write(PlainWire.armored(forged, label), to: "key")
    #expect(throws: IdentityError.privateKeyMalformed(path: path)) {
      try PrivateKey.load(from: path)
    }
  }

  @Test func aLongFileIsNotRead() throws {
    let path = try ssh.write(String(repeating: "A", count: 1 << 20), to: "key")
    #expect(throws: IdentityError.privateKeyMalformed(path: path)) {
      try PrivateKey.load(from: path)
    }
  }

  @Test func aKeyPrintsRedacted() throws {
    let key = try PrivateKey.create(at: ssh.path("key"), comment: .none)
    var dumped = ""
    dump(Identity.file(key), to: &dumped)
    #expect("\(key) \(String(reflecting: key))" == "<redacted> <redacted>")
    #expect(dumped.contains("<redacted>"))
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test(arguments: [
    "a\nb", "a\u{0}", "\u{1B}[2J", "a\u{2028}b", String(repeating: "ö", count: 129),
  ])
  func aCommentIsOneLineToPrint(text: String) {
    #expect(KeyComment(text) == nil)
  }
}
