/// Encodes an array's elements.
struct CanonicalArray: UnkeyedEncodingContainer {
  private struct Index: CodingKey {
    let intValue: Int?
    var stringValue: String { intValue.map(String.init) ?? "" }

    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { nil }
  }

  /// The array.
  let node: CanonicalNode

  /// Where the array stands.
  let codingPath: [any CodingKey]

  var count: Int { node.count }

  func encodeNil() {
    node.appendElement().setNull()
  }

  func encode(_ value: some Encodable) throws {
    let path = codingPath + [Index(intValue: count)]
    try node.appendElement().set(value, path: path)
  }

  func nestedContainer<NestedKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    nextEncoder().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    nextEncoder().unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    nextEncoder()
  }

  private func nextEncoder() -> CanonicalEncoder {
    let path = codingPath + [Index(intValue: count)]
    return CanonicalEncoder(node: node.appendElement(), codingPath: path)
  }
}
