package import Audit
package import Domain

/// Something that needs a person, and what to do about it.
package struct Attention: Encodable, Hashable, Sendable {
  /// What it is about; the names are part of the JSON.
  package enum Kind: String, Encodable, CaseIterable, Sendable {
    /// A refresh is due and does not begin.
    case refreshOverdue = "refresh-overdue"
    /// A refresh has not ended and no process performs it.
    case refreshStopped = "refresh-stopped"
    /// A run waits to be resumed.
    case runInterrupted = "run-interrupted"
    /// A destination's schedule waits for a person.
    case destinationPaused = "destination-paused"
    /// A destination's last run failed or was refused.
    case destinationFailing = "destination-failing"
    /// A destination has no connection.
    case destinationDetached = "destination-detached"
    /// A destination has a schedule, and its connection asks for approved plans.
    case approvalNeeded = "approval-needed"
    /// Nobody agrees that data leaves over a connection.
    case consentMissing = "consent-missing"
    /// The consent text has changed since somebody agreed to it.
    case consentOutdated = "consent-outdated"
    /// A connection has no export user with authority.
    case exportUserMissing = "export-user-missing"
    /// An approved plan waits for somebody else to start it.
    case planApproved = "plan-approved"
    /// A connection asks for a second person's approval, and there is no second person.
    case approverMissing = "approver-missing"
    /// A machine's time zone database lacks a schedule's zone.
    case timeZoneUnknown = "time-zone-unknown"
    /// Whoever is to be notified was not told of a condition.
    case noticeUndelivered = "notice-undelivered"
    /// Destinations wait for a schedule that is off.
    case scheduleOff = "schedule-off"
  }

  /// What it is about.
  package let kind: Kind
  /// What it is the matter of, by its stored name.
  package let subject: String
  /// What is the matter, in a sentence.
  package let sentence: Sentence
  /// What to do about it, in a sentence.
  package let advice: Sentence
  /// Since when it has been so, where that is known.
  package let since: Timestamp?

  /// Names a matter.
  init(
    _ kind: Kind, _ subject: Subject, _ sentence: Sentence, _ advice: Sentence,
    since: Timestamp? = nil
  ) {
    self.kind = kind
    self.subject = subject.text
    self.sentence = sentence
    self.advice = advice
    self.since = since
  }
}
