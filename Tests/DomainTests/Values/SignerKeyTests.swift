import Domain
import Foundation
import Testing

/// Public keys as `ssh-keygen` writes them.
struct SignerKeyTests {
  /// Keys that ssh-keygen of OpenSSH 9.2 made, and one as its documentation lays a hardware key out.
  private static let keys = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILQKi1jUlzvXGK/ZN6zlATMHaCMxG/aKz1OLF0Kv3hIE",
    "sk-ssh-ed25519@openssh.com " + hardware,
  ]

  private static let hardware = encoded(
    "sk-ssh-ed25519@openssh.com", Data(repeating: 7, count: 32), Data("ssh:".utf8))

  private static func encoded(_ name: String, _ rest: Data...) -> String {
    var blob = Data()
    for part in [Data(name.utf8)] + rest {
      withUnsafeBytes(of: UInt32(part.count).bigEndian) { blob.append(contentsOf: $0) }
      blob += part
    }
    return blob.base64EncodedString()
  }

  @Test(arguments: keys)
  func `A key is written as it is read`(_ line: String) throws {
    let key = try #require(SignerKey(line))
    #expect(key.description == line)
    let stored = try JSONEncoder().encode([key])
    #expect(try JSONDecoder().decode([SignerKey].self, from: stored) == [key])
  }

  @Test(arguments: [
    "", " ", "ssh-ed25519", "ssh-ed25519 ", "AAAAC3NzaC1lZDI1NTE5",
    // A comment, another space, a line's end.
    keys[0] + " ada@laptop", keys[0] + "\n", keys[0] + " ", " " + keys[0],
    keys[0].replacing(" ", with: "  "),
    // A point too short and too long, a string too many, a length beyond the end.
    "ssh-ed25519 " + encoded("ssh-ed25519", Data(repeating: 7, count: 31)),
    "ssh-ed25519 " + encoded("ssh-ed25519", Data(repeating: 7, count: 33)),
    "ssh-ed25519 " + encoded("ssh-ed25519", Data(repeating: 7, count: 32), Data()),
    "ssh-ed25519 " + encoded("ssh-ed25519"), "ssh-ed25519 AAAA", "ssh-ed25519 /////w==",
    // Other algorithms, and one algorithm under another's name.
    "ssh-rsa " + encoded("ssh-rsa", Data(repeating: 7, count: 32)),
    "sk-ssh-ed25519@openssh.com " + encoded("ssh-ed25519", Data(repeating: 7, count: 32)),
    "ssh-ed25519 " + hardware,
    "sk-ssh-ed25519@openssh.com "
      + encoded("sk-ssh-ed25519@openssh.com", Data(repeating: 7, count: 32)),
  ])
  func `What is no key is none`(_ text: String) {
    #expect(SignerKey(text) == nil)
  }

  @Test
  func `A key has one spelling`() throws {
    // 74 bytes leave two bits of the last digit, which have to be nothing.
    let line = "sk-ssh-ed25519@openssh.com " + Self.hardware
    try #require(line.hasSuffix("o=") && SignerKey(line) != nil)
    let others = ["p=", "q=", "r=", "o", "o==", "oA==", "_=", "o=\n"]
    for other in others.map({ line.dropLast(2) + $0 }) {
      #expect(SignerKey(String(other)) == nil, "\(other)")
    }
  }

  @Test(arguments: ["\"x\"", "1", "null", "{}"])
  func `What is stored and no key is refused`(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([SignerKey].self, from: Data("[\(json)]".utf8))
    }
  }
}
