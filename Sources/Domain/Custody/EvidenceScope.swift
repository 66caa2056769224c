/// What evidence is about: a run, or the entries of a span of time.
package struct EvidenceScope: Codable, Hashable, Sendable {
  /// The run; nothing where it is a span of time.
  package let run: RunID?
  /// The earliest time, itself included; nothing for the beginning of the record.
  package let since: Timestamp?
  /// The time before which; nothing for the end of the record.
  package let until: Timestamp?

  /// All that is about a run.
  package init(run: RunID) {
    (self.run, since, until) = (run, nil, nil)
  }

  /// All of a span of time; without arguments it is all time.
  package init(since: Timestamp? = nil, until: Timestamp? = nil) {
    (run, self.since, self.until) = (nil, since, until)
  }
}
