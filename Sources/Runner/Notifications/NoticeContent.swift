import Domain

/// What a message tells of a destination whose condition changed.
struct NoticeContent: Encodable {
  private let destination: DestinationID
  private let name: DisplayName
  private let before: DestinationCondition
  private let condition: DestinationCondition
  private let failure: Destination.Failure?
  private let advice: String

  /// Tells a notice.
  init(_ notice: Notice) {
    destination = notice.destination
    name = notice.name
    before = notice.before
    condition = notice.condition
    failure = notice.failure
    advice = notice.advice
  }
}

extension NotificationMessage<NoticeContent> {
  /// Writes a message that tells a notice.
  ///
  /// - Parameters:
  ///   - notice: What to tell.
  ///   - origin: The ledger's origin.
  ///   - time: When it is told.
  init(_ notice: Notice, origin: String, time: Timestamp) {
    self.init(
      // The same change has the same identity however often it is told, so that receivers can tell.
      id: "\(notice.destination)-\(notice.change)", source: origin,
      type: "waybill.notification.destination-\(notice.condition.rawValue).v1",
      subject: .destination(notice.destination), time: time, data: NoticeContent(notice))
  }
}

extension Notice {
  /// What a person should do about it.
  fileprivate var advice: String {
    switch condition {
    case .working: "Nothing: its last run was completed, or a person has let it run again."
    case .failing:
      failure.flatMap { RunFailure(rawValue: $0.reason)?.advice }
        ?? "See `waybill status`, settle the reason, and run it again."
    case .paused:
      "Settle the reason, then let its schedule count again with"
        + " `waybill destination schedule NAME --resume`."
    }
  }
}
