import Foundation

/// A second, plain way of writing OpenSSH's formats, for tests to make what no program would.
enum PlainWire {
  static func string(_ bytes: [UInt8]) -> [UInt8] {
    number(UInt32(bytes.count)) + bytes
  }

  static func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }

  static func number(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  static func armored(_ bytes: [UInt8], _ label: String, width: Int = 70) -> String {
    var lines = ["-----BEGIN \(label)-----"]
    let text = Array(Data(bytes).base64EncodedString().utf8)
    for start in stride(from: 0, to: text.count, by: width) {
      lines.append(String(decoding: text[start..<min(start + width, text.count)], as: UTF8.self))
    }
    return (lines + ["-----END \(label)-----"]).map { $0 + "\n" }.joined()
  }

  static func unwrapped(_ armored: String) throws -> [UInt8] {
    let lines = armored.split(separator: "\n").filter { !$0.hasPrefix("-----") }
    struct NoBase64: Error {}
    guard let data = Data(base64Encoded: lines.joined()) else { throw NoBase64() }
    return Array(data)
  }

  static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// A signature's content.
  static func signature(
    magic: String = "SSHSIG", version: UInt32 = 1, key: [UInt8],
    namespace: String = "waybill-command@v1", reserved: String = "", digest: String = "sha512",
    proof: [UInt8]
  ) -> [UInt8] {
    Array(magic.utf8) + number(version) + string(key) + string(namespace) + string(reserved)
      + string(digest) + string(proof)
  }
}
