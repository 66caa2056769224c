import Transparency

/// A log, a witness and a stranger, each with a key of its own.
struct Authors {
  let log: NoteSigner
  let otherLog: NoteSigner
  let witness: Cosigner
  let stranger: Cosigner
  let store = TileStore(ReferenceTree.leaves(300))

  init() throws {
    log = try NoteSigner(name: KeyName("example.com/log"), seed: [UInt8](repeating: 1, count: 32))
    otherLog = try NoteSigner(
      name: KeyName("example.com/other"), seed: [UInt8](repeating: 2, count: 32))
    witness = try Cosigner(
      name: KeyName("witness.example/w1"), seed: [UInt8](repeating: 3, count: 32))
    stranger = try Cosigner(
      name: KeyName("witness.example/w2"), seed: [UInt8](repeating: 4, count: 32))
  }

  func head(_ size: Int) -> TreeHead {
    TreeHead(size: UInt64(size), root: CompactRange(store.leaves.prefix(size)).root)
  }

  func note(_ size: Int) throws -> SignedNote {
    let head = head(size)
    return try Checkpoint(origin: log.verifier.name, size: head.size, root: head.root)
      .signed(by: log)
  }

  func checkpoint(_ size: Int) throws -> SignedCheckpoint {
    try SignedCheckpoint(opening: note(size), log: log.verifier)
  }
}
