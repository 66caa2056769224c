package import Domain

/// Who and what plays a part, by identities that are the same in every performance.
package enum Cast {
  package static let ada = UserID(uuid(1))
  package static let ben = UserID(uuid(2))
  package static let cleo = UserID(uuid(3))
  package static let dora = UserID(uuid(4))

  package static let main = ConnectionID(uuid(11))
  package static let spare = ConnectionID(uuid(12))

  package static let customers = SegmentID(uuid(21))
  package static let guests = SegmentID(uuid(22))
  package static let unreadable = SegmentID(uuid(23))

  package static let newsletter = DestinationID(uuid(31))
  package static let offers = DestinationID(uuid(32))

  /// Completed, with one batch turned away first and one unanswered first.
  package static let completed = RunID(uuid(41))
  /// Its process ended while a batch was leaving; resumed and completed.
  package static let resumed = RunID(uuid(42))
  /// Too many profiles: refused before anything was sent.
  package static let refused = RunID(uuid(43))
  /// Its batch was rejected.
  package static let rejected = RunID(uuid(44))
  /// Its batch was taken and not imported.
  package static let notImported = RunID(uuid(45))
  /// Cancelled while its batch was leaving.
  package static let cancelled = RunID(uuid(46))
  /// The consent was withdrawn while its batch was being turned away.
  package static let forbidden = RunID(uuid(47))
  /// Refused when it was ordered, so that it never was one.
  package static let neverOrdered = RunID(uuid(48))
  /// There was nobody to send.
  package static let empty = RunID(uuid(49))
  /// Cancelled because its destination was removed.
  package static let orphaned = RunID(uuid(50))
  /// Interrupted by a signal, and still waiting.
  package static let waiting = RunID(uuid(51))

  /// The consent text in force.
  package static let consentText = ConsentText(
    version: "2026-11.en", sha256: SHA256Digest(bytes: repeatElement(0xC0, count: 32)))
  /// A consent text that is not in force any more.
  package static let formerText = ConsentText(
    version: "2026-01.en", sha256: SHA256Digest(bytes: repeatElement(0x0C, count: 32)))

  private static func uuid(_ number: UInt64) -> UUIDv7 {
    UUIDv7(milliseconds: 1_790_000_000_000, random: (0, number))
  }
}
