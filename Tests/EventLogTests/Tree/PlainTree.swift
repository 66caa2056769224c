import EventLog
import Transparency

/// The tree of RFC 6962, section 2.1, by its definition: slow, and plainly right.
enum PlainTree {
  static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
    guard let first = leaves.first else { return .ofNothing }
    guard leaves.count > 1 else { return first }
    var left = 1
    while left * 2 < leaves.count { left *= 2 }
    let split = leaves.startIndex + left
    return TreeHash(node: root(leaves[..<split]), root(leaves[split...]))
  }

  /// The leaves of a log, from its records as they are read.
  static func leaves(of log: EventLog) throws -> [TreeHash] {
    var leaves: [TreeHash] = []
    try log.read(after: .beginning) { leaves.append(TreeHash(leaf: $0.record.utf8)) }
    return leaves
  }
}

extension EventLog {
  /// The checkpoint of the most entries, verified with the key's public half alone.
  func verifiedCheckpoint() throws -> Checkpoint? {
    let verifier = try NoteVerifier(vkey: ExampleKey.own.verifier.vkey)
    return try lastCheckpoint().map { try SignedCheckpoint(opening: $0, log: verifier).checkpoint }
  }

  /// Whether the last checkpoint is of all entries.
  func isSealed() throws -> Bool {
    let leaves = try PlainTree.leaves(of: self)
    let head = TreeHead(size: UInt64(leaves.count), root: PlainTree.root(leaves[...]))
    return try (verifiedCheckpoint()?.head ?? .empty) == head
  }
}
