/// What a log says of itself at some size: whoever keeps it sees any later change of what is in it
/// (C2SP tlog-checkpoint).
package struct Checkpoint: Sendable {
  /// Which log.
  package let origin: String
  /// How many entries it has.
  package let size: UInt64
  /// The root over them.
  package let root: TreeHash
  /// Further lines that somebody's log has signed; they say nothing to us and are not written.
  package let extensions: [String]

  /// Says what a log is like.
  /// - Parameters:
  ///   - origin: which log: its key's name.
  ///   - size: how many entries it has, at most 2^63 − 1.
  ///   - root: the root over them.
  package init(origin: KeyName, size: UInt64, root: TreeHash) {
    precondition(size <= Decimal.largest, "sizes are of 63 bits")
    self.origin = origin.text
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads the text of a note.
  /// - Parameter text: at least three lines, each ended by a line feed: origin, size, root.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``, ``TransparencyError/wrongEmptyRoot``.
  package init(text: String) throws(TransparencyError) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw .malformed(.checkpoint, reason: "it has a control character")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last?.isEmpty == true,
      lines.dropLast().allSatisfy({ !$0.isEmpty })
    else { throw .malformed(.checkpoint, reason: "it is not three lines or more, none empty") }
    guard let size = Decimal.decode(lines[1]) else {
      throw .malformed(.checkpoint, reason: "its size is not a decimal number below 2^63")
    }
    guard let root = TreeHash(base64: lines[2]) else {
      throw .malformed(.checkpoint, reason: "its root is not base64 of 32 bytes")
    }
    guard size > 0 || root == .ofNothing else { throw .wrongEmptyRoot }
    origin = String(lines[0])
    self.size = size
    self.root = root
    extensions = lines[3...].dropLast().map(String.init)
  }

  /// The tree that the log had.
  package var head: TreeHead { TreeHead(size: size, root: root) }

  /// The text that is signed: origin, size and root, a line each.
  package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

  /// Whether the checkpoint is of this log; compared byte by byte.
  /// - Parameter name: the log's name.
  /// - Returns: whether it is the checkpoint's origin.
  package func isOf(_ name: KeyName) -> Bool {
    origin.utf8.elementsEqual(name.text.utf8)
  }

  /// Signs the checkpoint.
  /// - Parameter signer: the log's key.
  /// - Returns: the note to publish.
  /// - Throws: ``TransparencyError/wrongOrigin(expected:)`` if the key has another name than the
  ///   log.
  package func signed(by signer: NoteSigner) throws(TransparencyError) -> SignedNote {
    guard isOf(signer.verifier.name) else {
      throw .wrongOrigin(expected: signer.verifier.name.text)
    }
    return try signer.sign(text)
  }
}
