import Domain
import Foundation
import Ledger
import Webhooks

/// A notice as the message that tells of it: a CloudEvents 1.0 object.
struct NoticeMessage: Encodable {
  private let specversion = "1.0"
  private let datacontenttype = "application/json"
  let id: String
  private let source: String
  private let type: String
  private let subject: String
  private let time: String
  private let data: Content

  private struct Content: Encodable {
    let destination: DestinationID
    let name: DisplayName
    let before: DestinationCondition
    let condition: DestinationCondition
    let failure: Destination.Failure?
    let advice: String
  }

  /// Writes a message.
  ///
  /// - Parameters:
  ///   - notice: What to tell.
  ///   - origin: The ledger's origin.
  ///   - time: When it is first told.
  init(_ notice: Notice, origin: String, time: Timestamp) {
    // The same change has the same identity however often it is told, so that receivers can tell.
    id = "\(notice.destination)-\(notice.change)"
    source = origin
    type = "waybill.notification.destination-\(notice.condition.rawValue).v1"
    subject = Subject.destination(notice.destination).text
    self.time = time.description
    data = Content(
      destination: notice.destination, name: notice.name, before: notice.before,
      condition: notice.condition, failure: notice.failure, advice: notice.advice)
  }

  /// The message's bytes.
  func body() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}

extension Notice {
  /// What a person should do about it.
  fileprivate var advice: String {
    switch condition {
    case .working: "Nothing: its last run was completed."
    case .failing:
      failure.flatMap { RunFailure(rawValue: $0.reason)?.advice }
        ?? "See `waybill status`, settle the reason, and run it again."
    case .paused:
      "Settle the reason, then let its schedule count again with"
        + " `waybill destination schedule NAME --resume`."
    }
  }
}
