import Audit
import Domain
import Ledger
import Results
import Views

/// Where notifications go, what is still to be told, and what came of the last messages.
struct NotificationStanding: Encodable {
  /// Who is notified.
  struct Receiver: Encodable {
    /// The server: scheme, host and port.
    let server: String
    /// Tells address and secret from others.
    let fingerprint: String
    /// When it was set.
    let since: Timestamp?
    /// Who set it.
    let setBy: String?
  }

  /// Nobody while notifications are off.
  let webhook: Receiver?
  /// What was not told yet.
  let pending: [PendingNotice]
  /// What came of the last messages, the newest first.
  let deliveries: [NoticeRecord]

  /// Reads how notifications stand.
  ///
  /// - Parameters:
  ///   - session: The ledger, and the moment that is looked at.
  ///   - limit: How many deliveries at most.
  /// - Throws: `ViewsError` or `AuditError`.
  init(in session: Session, limit: Int) throws {
    let end = session.past?.position
    webhook = try session.state.webhook.map { webhook in
      let query = TrailQuery(types: ["notification-set"], order: .newestFirst)
      let set = try Trail(log: session.ledger.log, views: session.views).lines(matching: query)
        .first { line in end.map { line.position <= $0 } ?? true }
      return Receiver(
        server: webhook.server, fingerprint: webhook.fingerprint, since: set?.time,
        setBy: set.map { $0.actor.name ?? $0.actor.id })
    }
    pending = session.state.notices.map(PendingNotice.init)
    deliveries = try session.views.notifications(limit: limit).map(NoticeRecord.init)
  }

  /// How notifications stand, for people.
  ///
  /// - Throws: `EncodingError`.
  func text(_ layout: Layout) throws -> String {
    var text = "Notifications are off: `waybill notify set` says where they go.\n"
    if let webhook {
      let set = webhook.since.map { ", set at \($0)" } ?? ""
      let person = webhook.setBy.map { " by “\($0.visible)”" } ?? ""
      text =
        "Notifications go to \(webhook.server.visible)\(set)\(person).\n"
        + "fingerprint: \(webhook.fingerprint.visible)\n"
    }
    if !pending.isEmpty {
      text += "\nTo be told with the destination's next run:\n" + (try layout.list(pending))
    }
    if !deliveries.isEmpty { text += "\nThe last messages:\n" + (try layout.list(deliveries)) }
    return text
  }
}
