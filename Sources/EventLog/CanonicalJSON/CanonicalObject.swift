/// Encodes an object's members.
struct CanonicalObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  /// The object.
  let node: CanonicalNode

  /// Where the object stands.
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) {
    node.appendMember(key.stringValue).setNull()
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.appendMember(key.stringValue).set(value, path: codingPath + [key])
  }

  func nestedContainer<NestedKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    encoder(for: key).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(for: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    // The name that the standard library documents for the key of a superclass.
    CanonicalEncoder(node: node.appendMember("super"), codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    encoder(for: key)
  }

  private func encoder(for key: Key) -> CanonicalEncoder {
    CanonicalEncoder(node: node.appendMember(key.stringValue), codingPath: codingPath + [key])
  }
}
