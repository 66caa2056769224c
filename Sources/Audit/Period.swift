package import Domain

/// The span of time that a question is about: [since, until), by the entries' own times.
package struct Period: Encodable, Hashable, Sendable {
  /// The earliest time, itself included; nothing for the beginning of the record.
  package let since: Timestamp?
  /// The time before which; nothing for the end of the record.
  package let until: Timestamp?

  /// Describes a period; without arguments it is all time.
  package init(since: Timestamp? = nil, until: Timestamp? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether a time is in it.
  package func contains(_ time: Timestamp) -> Bool {
    (since.map { $0 <= time } ?? true) && (until.map { time < $0 } ?? true)
  }

  /// Whether something that lasted is in it, be it for an instant.
  ///
  /// - Parameters:
  ///   - begin: When it began.
  ///   - end: When it ended; nothing while it lasts.
  /// - Returns: Whether it is; an end at the period's very beginning counts.
  func touches(from begin: Timestamp, to end: Timestamp?) -> Bool {
    let hasBegun = until.map { begin < $0 } ?? true
    guard let since, let end else { return hasBegun }
    return hasBegun && since <= end
  }

  /// The period as the end of a sentence.
  package var words: Sentence {
    switch (since, until) {
    case (nil, nil): "of all time"
    case (let since?, nil): "from \(since)"
    case (nil, let until?): "before \(until)"
    case (let since?, let until?): "from \(since), before \(until)"
    }
  }
}
