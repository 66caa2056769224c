extension RunEvent {
  /// A removal is settled: its contacts are off the list, or found not to be.
  package struct BatchRemoved: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// Which attempt at the batch, from 1; the last where the list was read instead.
    package let attempt: Int
    /// How many contacts were taken off the list.
    package let removed: Int
    /// How that is known.
    package let settled: RemovalSettlement

    /// Tells of a removal.
    package init(
      run: RunID, number: Int, attempt: Int, removed: Int, settled: RemovalSettlement
    ) {
      self.run = run
      self.number = number
      self.attempt = attempt
      self.removed = removed
      self.settled = settled
    }
  }
}
