/// Somebody else's memory of a log: it signs a checkpoint only if nothing that it saw was changed
/// (C2SP tlog-witness).
package struct Witness: Sendable {
  /// What it has to say of a checkpoint that it found right.
  package struct Answer: Hashable, Sendable {
    /// Which log.
    package let origin: KeyName
    /// What it now has seen of the log, to be durable before the cosignature leaves.
    ///
    /// It may be stored only if what was last seen has not changed meanwhile: or two answers at a
    /// time could roll the witness back.
    package let seen: TreeHead
    /// The line that goes below the checkpoint.
    package let cosignature: NoteSignature
  }

  /// Its own key.
  private let cosigner: Cosigner
  /// The keys of the logs that it knows; a log may have several.
  private let logs: [NoteVerifier]

  /// Sets up a witness.
  /// - Parameters:
  ///   - cosigner: its own key.
  ///   - logs: the keys of the logs that it knows, each named as its log's origin.
  package init(cosigner: Cosigner, logs: [NoteVerifier]) {
    self.cosigner = cosigner
    self.logs = logs
  }

  /// Looks at a checkpoint.
  /// - Parameters:
  ///   - request: the checkpoint, and the proof that it follows from what was last seen.
  ///   - lastSeen: what it last signed of each log; nothing of a log that it never saw.
  ///   - time: the time, in seconds since 1970.
  /// - Returns: what to store and what to answer.
  /// - Throws: a ``WitnessRefusal``.
  package func answer(
    _ request: WitnessRequest, lastSeen: [KeyName: TreeHead], at time: UInt64
  ) throws(WitnessRefusal) -> Answer {
    let checkpoint = try checkpoint(of: request.note)
    let keys = logs.filter { $0.type == .ed25519 && checkpoint.isOf($0.name) }
    guard let origin = keys.first?.name else { throw .unknownOrigin }
    try verify(request.note, of: origin, with: keys)
    guard request.oldSize <= checkpoint.size else {
      throw .badRequest(.smallerTree(oldSize: request.oldSize, newSize: checkpoint.size))
    }
    let old = lastSeen[origin] ?? .empty
    guard request.oldSize == old.size else { throw .staleSize(lastSeen: old.size) }
    do {
      try checkpoint.head.verify(extends: old, proof: request.hashes)
    } catch {
      throw .badProof(error)
    }
    return Answer(
      origin: origin, seen: checkpoint.head, cosignature: cosigner.cosign(request.note, at: time))
  }

  private func checkpoint(of note: SignedNote) throws(WitnessRefusal) -> Checkpoint {
    do {
      return try Checkpoint(text: note.text)
    } catch {
      throw error == .wrongEmptyRoot ? .badProof(error) : .badRequest(error)
    }
  }

  private func verify(
    _ note: SignedNote, of origin: KeyName, with keys: [NoteVerifier]
  ) throws(WitnessRefusal) {
    let verified: [VerifiedSignature]
    do {
      verified = try note.verify(with: keys)
    } catch {
      throw .badSignature(error)
    }
    guard !verified.isEmpty else { throw .badSignature(.unsigned(name: origin.text)) }
  }
}
