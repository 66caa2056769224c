internal import Transparency

extension Entry {
  /// The hash of the leaf that it is in the tree.
  var leaf: TreeHash {
    // It is native and contiguous already, so this copies nothing.
    var record = record
    return record.withUTF8 { TreeHash(leaf: UnsafeRawBufferPointer($0)) }
  }
}
