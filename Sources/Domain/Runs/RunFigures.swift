/// What a run came to, or will come to, in rows.
package struct RunFigures: Codable, Hashable, Sendable {
  /// The rows of all sources.
  package let read: Int
  /// The rows that were sent.
  package let sent: Int
  /// The rows whose address an earlier row of the same run has.
  package let duplicates: Int
  /// As stored: nothing rather than none, as records from before rows could be unchanged have it.
  private let unchangedRows: Int?
  /// The rows without the person's own consent.
  package let withheld: Int
  /// The rows that cannot be sent, by reason, ordered by it.
  package let rejected: [Rejections]
  /// The rows that were sent without their phone number: it is unusable, or an earlier row's.
  package let phonesBlanked: Int

  private enum CodingKeys: String, CodingKey {
    case read, sent, duplicates, withheld, rejected, phonesBlanked
    case unchangedRows = "unchanged"
  }

  /// How many rows were rejected for one reason.
  package struct Rejections: Codable, Hashable, Sendable {
    /// The reason, such as `address-malformed`.
    package let reason: String
    /// How many rows.
    package let rows: Int

    /// Counts rows.
    package init(reason: String, rows: Int) {
      self.reason = reason
      self.rows = rows
    }
  }

  /// States figures.
  package init(
    read: Int, sent: Int, duplicates: Int, unchanged: Int = 0, withheld: Int,
    rejected: [Rejections], phonesBlanked: Int
  ) {
    self.read = read
    self.sent = sent
    self.duplicates = duplicates
    unchangedRows = unchanged == 0 ? nil : unchanged
    self.withheld = withheld
    self.rejected = rejected
    self.phonesBlanked = phonesBlanked
  }

  /// The rows that are as the last completed run sent them, and so were not sent again.
  package var unchanged: Int { unchangedRows ?? 0 }

  /// The people of the segments who may get what is sent, whether or not it was sent again.
  package var recipients: Int { sent.saturatingSum(unchanged) }

  /// The rows that cannot be sent.
  package var rejectedRows: Int { rejected.reduce(0) { $0.saturatingSum($1.rows) } }

  /// Whether every row that was read is accounted for, and no count is below zero.
  package var addUp: Bool {
    var rest = read
    for part in [sent, duplicates, unchanged, withheld] + rejected.map(\.rows) {
      guard part >= 0, part <= rest else { return false }
      rest -= part
    }
    return rest == 0 && phonesBlanked >= 0 && phonesBlanked <= sent
  }
}
