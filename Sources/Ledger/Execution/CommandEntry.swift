import Domain

/// Under which identity, of when and by whom a command goes on record, and what its signature comes
/// to.
struct CommandEntry {
  /// The record's identity.
  let id: UUIDv7
  /// The record's time.
  let time: Timestamp
  /// The record's actor: who gave the command, as far as the signature proves it.
  let actor: Actor
  /// The rule by which the signature does not count, where there is one.
  let refusal: Refusal?

  /// Decides on a signature.
  ///
  /// A command whose signature counts is recorded as it says of itself. One whose does not is
  /// recorded as of now, and under an identity of its own where what it says of itself is not
  /// proven or on record already. An identity that is proven is used up all the same: what came
  /// too early is not to be taken from the log and given again at its time.
  ///
  /// - Parameters:
  ///   - document: What the command says.
  ///   - credentials: How it was signed.
  ///   - state: The state against which is decided.
  ///   - surroundings: The time, and identities.
  init(
    _ document: CommandDocument, _ credentials: Credentials, in state: State,
    _ surroundings: Surroundings
  ) {
    do throws(Refusal) {
      actor = try state.authenticate(credentials, of: document.command, at: surroundings.now)
      (id, time, refusal) = (document.id, document.time, nil)
    } catch {
      actor = state.signer(by: credentials, of: document.command)
      let isUsedUp = credentials.isGenuine && !credentials.isKnown
      id = isUsedUp ? document.id : surroundings.identifier()
      (time, refusal) = (surroundings.now, error)
    }
  }
}
