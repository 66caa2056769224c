import Testing
import Vault

@Suite struct SecretTests {
  private struct Holder {
    let key: Secret
    let keys: [Secret]
  }

  @Test func aSecretPrintsRedacted() {
    let secret = Secret(Array("hunter2".utf8))
    var dumped = ""
    dump(Holder(key: secret, keys: [secret]), to: &dumped)
    let shown = [
      "\(secret)", String(describing: secret), String(reflecting: secret),
      "\(Holder(key: secret, keys: [secret]))", "\([secret])", dumped,
    ]
    for text in shown {
      #expect(text.contains("<redacted>"))
      #expect(!text.contains("hunter2"))
      #expect(!text.contains("104"), "104 is the first byte")
    }
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test func aMasterKeyPrintsRedacted() throws {
    let directory = try TemporaryDirectory()
    let key = try MasterKey.create(at: directory.path("master.key"))
    #expect("\(key) \(String(reflecting: key))" == "<redacted> <redacted>")
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test func aFingerprintIsTheBeginningOfTheDigest() {
    #expect(KeyFingerprint.of(Secret(Array("abc".utf8))) == "ba7816bf8f01cfea")
  }
}
