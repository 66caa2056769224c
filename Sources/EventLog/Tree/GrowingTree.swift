internal import GRDB
internal import Transparency

/// The tree during a transaction: it grows by what is appended, and is sealed at the end.
///
/// A class, as a transaction is lent to its body and still has to change this. What it holds counts
/// once the transaction has committed, and is dropped with it otherwise.
final class GrowingTree {
  /// The tree, what was appended in this transaction included.
  private(set) var tree: SealedTree

  private let database: Database
  private let path: String
  private let start: UInt64

  /// Starts with what the file holds; see ``SealedTree/init(in:signer:known:)``.
  init(
    in database: Database, path: String, signer: SignerSource, known: SealedTree?
  ) throws {
    let file = TreeReader(database: database, path: path)
    tree = try SealedTree(in: file, signer: signer, known: known)
    start = tree.edge.size
    self.database = database
    self.path = path
  }

  /// The log's origin: the name of its key.
  var origin: String { tree.signer.verifier.name.text }

  /// Takes in entries that were inserted, and stores the tiles that they fill.
  func append(_ entries: [Entry]) throws(EventLogError) {
    let full = tree.edge.append(entries.map(\.leaf)).filter { !$0.coordinate.isPartial }
    try EventLogError.translating(path) {
      for tile in full { try tile.store(in: database) }
    }
  }

  /// Signs the tree and stores the checkpoint, if anything was appended.
  /// - Throws: `io` where entries were inserted that the tree does not have: a body that passes over a
  ///   failed append must not leave half of it behind.
  func seal() throws(EventLogError) {
    let edge = tree.edge
    guard try TreeReader(database: database, path: path).head().size == edge.size else {
      let cause = StorageFailure(
        code: ResultCode.SQLITE_ABORT.rawValue, reason: "an append before it failed halfway")
      throw .io(path: path, cause: cause)
    }
    guard edge.size > start else { return }
    let checkpoint = Checkpoint(
      origin: tree.signer.verifier.name, size: edge.size, root: edge.root)
    let note: SignedNote
    do {
      note = try checkpoint.signed(by: tree.signer)
    } catch {
      preconditionFailure("a checkpoint of the key's own name can be signed: \(error)")
    }
    try EventLogError.translating(path) {
      let statement = try database.cachedStatement(
        sql: "INSERT INTO checkpoints (size, note) VALUES (?, ?)")
      try statement.execute(arguments: [Int64(edge.size), note.serialized])
    }
  }
}
