internal import Transparency

/// The tree as the last checkpoint has it, and the key that signed that: what an append goes on from.
struct SealedTree: Sendable {
  /// The log's key.
  let signer: NoteSigner

  /// The tree's right edge.
  var edge: TreeEdge

  /// Takes up the tree that a file holds.
  ///
  /// What is restored must be what the log's key has signed last. Otherwise somebody else wrote to the
  /// file, or this is another's key, and to sign anything would vouch for what is not known.
  /// - Parameters:
  ///   - file: the file, in the turn of whoever is about to append.
  ///   - source: gives the key.
  ///   - known: what this process knew; others may have appended since.
  /// - Throws: `untrustworthyTree`, what keeps the file from being read, or what `source` throws.
  init(
    in file: TreeReader, signer source: SignerSource, known: SealedTree?
  ) throws {
    let head = try file.head()
    if let known, known.edge.size == head.size {
      self = known
      return
    }
    let origin = try file.origin()
    signer = try known?.signer ?? source(origin)
    guard origin == nil || origin == signer.verifier.name.text else {
      throw EventLogError.untrustworthyTree(path: file.path, flaw: .foreignKey)
    }
    edge = try file.edge(at: head, from: known?.edge)
    let signed = try file.lastCheckpoint(of: signer.verifier)
    guard (signed?.head ?? .empty).size == head.size else {
      throw EventLogError.untrustworthyTree(path: file.path, flaw: .unsigned(head))
    }
    guard (signed?.head ?? .empty).root == edge.root else {
      throw EventLogError.untrustworthyTree(path: file.path, flaw: .otherRoot(head))
    }
  }
}
