/// Fills one node with what a value encodes.
struct CanonicalEncoder: Encoder {
  /// The value to fill.
  let node: CanonicalNode

  /// Where the value stands.
  let codingPath: [any CodingKey]

  /// Empty: nothing here can be configured.
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(CanonicalObject(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return CanonicalArray(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    CanonicalScalar(node: node, codingPath: codingPath)
  }
}
