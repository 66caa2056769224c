import Testing
import Transparency

/// Keys in the form of Go's golang.org/x/mod/sumdb/note; the first is from its documentation.
@Suite struct SecretKeyTests {
  private static let text =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

  @Test(arguments: ["", "\n"])
  func `A key is read as Go writes it`(end: String) throws {
    let signer = try NoteSigner(secretKey: Self.text + end)
    #expect(
      signer.verifier.vkey
        == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
  }

  @Test func `What is written is read again`() throws {
    let name = try KeyName("example.com/audit-log")
    let seed = [UInt8](0..<32)
    let text = try NoteSigner.secretKey(name: name, seed: seed)
    let signer = try NoteSigner(secretKey: text)
    let same = try NoteSigner(name: name, seed: seed)
    #expect(signer.verifier == same.verifier)
    #expect(!"\(signer)".contains("+"))
  }

  @Test(arguments: [
    "", "PRIVATE+KEY+", "PRIVATE+KEY+PeterNeumann",
    "PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
    text + "\n\n", " " + text, text + "=", String(text.dropLast()),
    text.replacing("c74f20a3", with: "c74f20a4"), text.replacing("c74f20a3", with: "C74F20A3"),
    text.replacing("Peter", with: "Peter "), text.replacing("Peter", with: "Pater"),
    text.replacing("+AYE", with: "+BIE"), text.replacing("PeterNeumann", with: ""),
  ])
  func `What is none is refused`(text: String) {
    #expect(throws: TransparencyError.self) { try NoteSigner(secretKey: text) }
  }
}
