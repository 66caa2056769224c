/// What is wrong with a proof, a note or a tile.
package enum TransparencyError: Error, Hashable, Sendable {
  /// What is read here.
  package enum Document: String, Hashable, Sendable {
    /// A signed note.
    case note = "signed note"
    /// A checkpoint.
    case checkpoint
    /// A verifier key, or the name of one.
    case verifierKey = "verifier key"
    /// A log's signing key, as text.
    case signingKey = "signing key"
    /// A tile's path.
    case tilePath = "tile path"
    /// A bundle of entries.
    case entryBundle = "entry bundle"
    /// A file that proves an entry.
    case logProof = "tlog-proof"
    /// A request to a witness.
    case witnessRequest = "request to a witness"
  }

  /// Something is not in the form that its specification fixes.
  case malformed(Document, reason: String)

  /// A verifier key is of a type that is not supported.
  case unsupportedKeyType(UInt8)

  /// The ID in a verifier key is not that of its name and public key.
  case wrongKeyID(name: String)

  /// A signature claims to be a known key's, and is not.
  case badSignature(name: String)

  /// A note has no signature of the keys that it must be signed with.
  case unsigned(name: String)

  /// A checkpoint is of another log.
  case wrongOrigin(expected: String)

  /// A checkpoint of no entries does not have the root of no entries.
  case wrongEmptyRoot

  /// A leaf is said to be where the tree has none.
  case indexOutsideTree(index: UInt64, size: UInt64)

  /// A tree that should be newer is smaller.
  case smallerTree(oldSize: UInt64, newSize: UInt64)

  /// A consistency proof from a tree without leaves, which needs and has none.
  case nothingToCompare

  /// A proof has more or fewer hashes than one of these sizes has.
  case wrongProofLength(hashes: Int)

  /// An inclusion proof does not lead from the leaf to the root.
  case notIncluded(index: UInt64, size: UInt64)

  /// A consistency proof does not lead from the older root to the newer one.
  case inconsistent(oldSize: UInt64, newSize: UInt64)

  /// A tile has fewer hashes than the tree needs of it.
  case shortTile(TileCoordinate, hashes: Int)

  /// An entry is longer than a bundle can hold.
  case entryTooLong(bytes: Int)
}

extension TransparencyError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(.signingKey, let reason):
      "This is not a signing key: \(reason). Restore it from a backup."
    case .malformed(let document, let reason):
      "This is not a \(document.rawValue): \(reason). Get it again from where it was published."
    case .unsupportedKeyType(let type):
      "A key of type \(type) is not supported. Use one of Ed25519 (1) or of an Ed25519"
        + " cosignature (4)."
    case .wrongKeyID(let name):
      "The key of \(name) has an ID that is not its own. Copy it again, as a whole."
    case .badSignature(let name):
      "The signature of \(name) is not by its key, or what it signed was changed. Do not trust it."
    case .unsigned(let name):
      "There is no signature of \(name). Check the verifier key, or get a signed copy."
    case .wrongOrigin(let expected):
      "The checkpoint is not one of \(expected). Name the log that it belongs to."
    case .wrongEmptyRoot:
      "A checkpoint of 0 entries does not have the root of an empty tree. Do not trust its log."
    case .indexOutsideTree(let index, let size):
      "A tree of \(size) leaves has no leaf \(index), counting from 0. Ask for another, or for a"
        + " proof in a later tree."
    case .smallerTree(let oldSize, let newSize):
      "The tree has \(newSize) leaves and had \(oldSize) before. If the sizes are not mixed up, the"
        + " log was cut or rolled back."
    case .nothingToCompare:
      "There is no proof from a tree without leaves: any tree begins with it."
    case .wrongProofLength(let hashes):
      "A proof for these sizes does not have \(hashes) hashes. Get it again for the right sizes."
    case .notIncluded(let index, let size):
      "The proof does not show the entry at \(index), counting from 0, of \(size). The entry, the"
        + " proof or the log was changed."
    case .inconsistent(let oldSize, let newSize):
      "The tree of \(newSize) leaves is not shown to begin with that of \(oldSize). Unless the proof"
        + " was spoiled, what had been recorded was changed."
    case .shortTile(let tile, let hashes):
      "\(tile.path) has \(hashes) of its \(tile.width) hashes. Restore the log from a backup."
    case .entryTooLong(let bytes):
      "An entry of \(bytes) bytes does not fit into a bundle, which holds up to"
        + " \(EntryBundle.longestEntry) each."
    }
  }
}
