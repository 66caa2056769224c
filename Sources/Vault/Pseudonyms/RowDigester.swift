internal import Crypto

/// Makes digests of what is sent of people, by which a change is noticed without keeping a profile.
///
/// The first 16 bytes of HMAC-SHA256 over the list, the attributes' names and the values, under a
/// key of its own that is derived from the ledger's key of pseudonyms. All lengths are part of it, so
/// that no two rows are taken for one because their values meet elsewhere. Whoever sees a digest
/// without the key can try no values out.
package struct RowDigester: Sendable {
  /// What is told apart from pseudonyms, and from other uses to come.
  private static let label = Array("waybill row digest v1".utf8)

  /// The state of the HMAC after the key, the list and the attributes' names.
  private let keyed: HMAC<SHA256>
  private let columns: Int

  /// Makes digests for one list and one set of attributes.
  ///
  /// - Parameters:
  ///   - key: The state of the HMAC after the ledger's key of pseudonyms.
  ///   - list: The list, by Sendinblue's number.
  ///   - attributes: Their names, in the order of the values.
  init(key: HMAC<SHA256>, list: Int64, attributes: [String]) {
    var derivation = key
    derivation.update(data: Self.label)
    var code = HMAC<SHA256>(key: SymmetricKey(data: derivation.finalize()))
    Self.append(UInt64(bitPattern: list), to: &code)
    Self.append(UInt64(attributes.count), to: &code)
    for name in attributes {
      Self.append(UInt64(name.utf8.count), to: &code)
      code.update(data: Array(name.utf8))
    }
    keyed = code
    columns = attributes.count + 1
  }

  /// Appends a row's digest to a buffer.
  ///
  /// - Parameters:
  ///   - bytes: The address and the attributes' values as they are sent, one after the other.
  ///   - ends: Where each of them ends in `bytes`.
  ///   - digests: Gains 16 bytes.
  package func append(
    digestOf bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>,
    to digests: inout [UInt8]
  ) {
    precondition(ends.count == columns, "a row has an address and a value for each attribute")
    var code = keyed
    for end in ends { Self.append(UInt64(end), to: &code) }
    code.update(data: UnsafeRawBufferPointer(bytes))
    code.finalize().withUnsafeBytes {
      digests.append(contentsOf: $0.prefix(Pseudonymizer.length))
    }
  }

  private static func append(_ number: UInt64, to code: inout HMAC<SHA256>) {
    withUnsafeBytes(of: number.littleEndian) { code.update(data: $0) }
  }
}

extension Pseudonymizer {
  /// Makes digests of rows that go to a list.
  ///
  /// - Parameters:
  ///   - list: The list, by Sendinblue's number.
  ///   - attributes: The attributes' names, in the order of the values.
  /// - Returns: What makes digests of rows.
  package func rowDigester(list: Int64, attributes: [String]) -> RowDigester {
    RowDigester(key: keyed, list: list, attributes: attributes)
  }
}
