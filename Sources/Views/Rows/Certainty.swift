/// How sure it is that a batch left; each is named as it is told to programs.
package enum Certainty: String, Codable, CaseIterable, Sendable {
  /// Sendinblue said that it took the batch.
  case certain
  /// It may or may not have left: an attempt had no answer, or its run stopped with it in hand.
  case inDoubt = "in-doubt"
  /// It is on record and leaving or about to: its run is under way, and nothing says yet whether
  /// it left. Where the process that performs the run was killed, nothing may ever say so.
  case inHand = "in-hand"
}
