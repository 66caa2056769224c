package import Domain

/// Who and what plays a part, by identities that are the same in every performance.
package enum Cast {
  package static let ada = UserID(uuid(1))
  package static let ben = UserID(uuid(2))
  package static let cleo = UserID(uuid(3))
  package static let dora = UserID(uuid(4))

  /// A person whose data leaves.
  package static let person = Pseudonym(bytes: 1...16)
  /// Another.
  package static let other = Pseudonym(bytes: 101...116)

  package static let main = ConnectionID(uuid(11))
  package static let spare = ConnectionID(uuid(12))

  package static let customers = SegmentID(uuid(21))
  package static let guests = SegmentID(uuid(22))
  package static let unreadable = SegmentID(uuid(23))

  package static let newsletter = DestinationID(uuid(31))
  package static let offers = DestinationID(uuid(32))
  /// Its list mirrors its segment.
  package static let members = DestinationID(uuid(34))
  /// Fails three times in a row.
  package static let reminders = DestinationID(uuid(33))

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
  /// Ordered by the schedule and completed.
  package static let scheduled = RunID(uuid(52))
  /// Ordered by the schedule; its batch was rejected.
  package static let scheduledRejected = RunID(uuid(53))
  /// Ordered by the schedule, interrupted during an import, taken up by the schedule, completed.
  package static let takenUp = RunID(uuid(54))
  /// Ordered by the schedule; too many profiles.
  package static let scheduledRefused = RunID(uuid(55))
  /// Ordered because of a destination's own schedule; there was nobody to send.
  package static let own = RunID(uuid(56))
  /// Refused as they were ordered in a refresh, so that they never were any.
  package static let neverPermitted = [RunID(uuid(57)), RunID(uuid(58))]
  /// Refused because its destination was detached, so that it never was one.
  package static let neverAttached = RunID(uuid(60))
  /// Refused because its connection asks for an approved plan, so that it never was one.
  package static let neverPlanned = RunID(uuid(65))
  /// Ordered by hand after a failure, and completed.
  package static let mended = RunID(uuid(59))

  /// Took contacts off its list, and found one gone already.
  package static let mirrored = RunID(uuid(65))
  /// Was to take too many contacts off its list: refused before anything was sent.
  package static let emptying = RunID(uuid(66))

  /// Begun by the schedule at its time.
  package static let punctual = RefreshID(uuid(61))
  /// Begun by the schedule hours late, two earlier ones missed.
  package static let late = RefreshID(uuid(62))
  /// Begun by a person.
  package static let byHand = RefreshID(uuid(63))
  /// Refused, so that it never was one.
  package static let neverDue = RefreshID(uuid(64))

  /// The consent text in force.
  package static let consentText = ConsentText(
    version: "2026-11.en", sha256: SHA256Digest(bytes: repeatElement(0xC0, count: 32)))
  /// A consent text that is not in force any more.
  package static let formerText = ConsentText(
    version: "2026-01.en", sha256: SHA256Digest(bytes: repeatElement(0x0C, count: 32)))

  /// The ledger's own key.
  package static let scheduleKey = key(of: UserID(uuid(0)))

  /// A user's public key, the same for the same user and mark.
  ///
  /// - Parameters:
  ///   - user: Whose.
  ///   - mark: A letter that tells their keys apart.
  /// - Returns: A key of which there is no private half.
  package static func key(of user: UserID, _ mark: String = "A") -> SignerKey {
    // The digits of an identity are base64 as well.
    let end = mark + user.description.filter { $0 != "-" }
    let point = String(repeating: "A", count: 43 - end.count) + end
    guard let key = SignerKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI\(point)") else {
      preconditionFailure("\(point) is no key")
    }
    return key
  }

  private static func uuid(_ number: UInt64) -> UUIDv7 {
    UUIDv7(milliseconds: 1_790_000_000_000, random: (0, number))
  }
}
