/// How much left, or may have left, on one day.
package struct DisclosedDay: Codable, Hashable, Sendable {
  /// The day, by UTC, as RFC 3339 writes a date.
  package let day: String
  /// How many batches.
  package let batches: Int
  /// How many people they carried, each batch's by itself.
  package let recipients: Int
  /// How many of those may or may not have left.
  package let uncertain: Int

  /// States a day's figures.
  package init(day: String, batches: Int, recipients: Int, uncertain: Int) {
    self.day = day
    self.batches = batches
    self.recipients = recipients
    self.uncertain = uncertain
  }
}
