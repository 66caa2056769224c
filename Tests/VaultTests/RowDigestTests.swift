import Crypto
import Testing
import Vault

@Suite struct RowDigestTests {
  private struct Row: Hashable {
    var list: Int64 = 2
    var attributes = ["FIRSTNAME", "SMS"]
    var values = ["ada@example.com", "Ada", "33612345678"]
  }

  private func digest(_ row: Row, key: UInt8 = 0x0B) throws -> [UInt8] {
    let pseudonymizer = try #require(
      Pseudonymizer(key: Secret([UInt8](repeating: key, count: 32))))
    let digester = pseudonymizer.rowDigester(list: row.list, attributes: row.attributes)
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for value in row.values {
      bytes += Array(value.utf8)
      ends.append(UInt32(bytes.count))
    }
    var digests: [UInt8] = [42]
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { digester.append(digestOf: bytes, ends: $0, to: &digests) }
    }
    #expect(digests.first == 42)
    return Array(digests.dropFirst())
  }

  /// The reference: all that goes into a digest, put into one text first.
  private func reference(_ row: Row, key: UInt8 = 0x0B) -> [UInt8] {
    func number(_ value: Int) -> [UInt8] { (0..<8).map { UInt8(value >> ($0 * 8) & 0xFF) } }
    let ledgerKey = SymmetricKey(data: [UInt8](repeating: key, count: 32))
    let label = Array("waybill row digest v1".utf8)
    let own = SymmetricKey(
      data: HMAC<SHA256>.authenticationCode(for: label, using: ledgerKey))
    var text = number(Int(row.list)) + number(row.attributes.count)
    for name in row.attributes { text += number(name.utf8.count) + Array(name.utf8) }
    var end = 0
    for value in row.values {
      end += value.utf8.count
      text += number(end)
    }
    for value in row.values { text += Array(value.utf8) }
    return Array(HMAC<SHA256>.authenticationCode(for: text, using: own).prefix(16))
  }

  private static let rows: [Row] = [
    Row(), Row(list: 3), Row(attributes: ["FIRSTNAME", "LASTNAME"]),
    Row(attributes: ["FIRSTNAMES", "MS"]), Row(attributes: ["FIRSTNAMESMS"], values: ["a", "b"]),
    Row(attributes: ["FIRSTNAMESMS"], values: ["", "ab"]), Row(attributes: [], values: ["ab"]),
    Row(values: ["ada@example.com", "Ada3", "3612345678"]),
    Row(values: ["ada@example.com", "", ""]),
    Row(values: ["ada@example.comAda", "", "33612345678"]),
    Row(values: ["Ada@example.com", "Ada", "33612345678"]),
  ]

  @Test func rowsThatDifferHaveOtherDigests() throws {
    let digests = try Self.rows.map { try digest($0) }
    #expect(digests == Self.rows.map { reference($0) })
    #expect(Set(digests).count == Self.rows.count)
    #expect(try digest(Row(), key: 0x0C) == reference(Row(), key: 0x0C))
    #expect(try digest(Row(), key: 0x0C) != digest(Row()))
  }
}
