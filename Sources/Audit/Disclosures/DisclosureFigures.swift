import Domain
package import Views

/// How much left, and how much may have; what is uncertain is counted apart.
///
/// People are counted once a batch: who was in several is in each.
package struct DisclosureFigures: Encodable, Hashable, Sendable {
  /// How much there is of something.
  package struct Count: Encodable, Hashable, Sendable {
    /// How many batches.
    package private(set) var batches = 0
    /// How many people they carry, each batch's by itself.
    package private(set) var recipients = 0

    fileprivate mutating func add(_ batches: Int, _ recipients: Int) {
      self.batches = self.batches.saturatingSum(batches)
      self.recipients = self.recipients.saturatingSum(recipients)
    }
  }

  /// What Sendinblue said that it took.
  package private(set) var certain = Count()
  /// What may or may not have left.
  package private(set) var inDoubt = Count()
  /// What is leaving or about to.
  package private(set) var inHand = Count()
  /// All of these.
  package private(set) var total = Count()

  /// Sums batches up.
  package init(_ batches: some Sequence<DisclosedBatch>) {
    for batch in batches {
      switch batch.certainty {
      case .certain: certain.add(1, batch.recipients)
      case .inDoubt: inDoubt.add(1, batch.recipients)
      case .inHand: inHand.add(1, batch.recipients)
      }
    }
    for count in [certain, inDoubt, inHand] { total.add(count.batches, count.recipients) }
  }
}
