/// What happened to notifications.
package enum NotificationEvent: Hashable, Sendable {
  /// They go to an address from now on.
  case set(Set)
  /// They are sent no more.
  case switchedOff(SwitchedOff)
  /// Whoever is notified was told of a destination's condition.
  case delivered(Delivered)
  /// They could not be told; it is tried again when something else happens.
  case failed(Failed)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case set = "notification-set"
    case switchedOff = "notification-switched-off"
    case delivered = "notification-delivered"
    case failed = "notification-failed"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .set: .set
    case .switchedOff: .switchedOff
    case .delivered: .delivered
    case .failed: .failed
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .set(let payload): payload
    case .switchedOff(let payload): payload
    case .delivered(let payload): payload
    case .failed(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .set, .switchedOff: .notification
    case .delivered(let payload): .destination(payload.destination)
    case .failed(let payload): .destination(payload.destination)
    }
  }

  /// Reads a recorded event.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .set: self = .set(try reader.read(Set.self))
    case .switchedOff: self = .switchedOff(try reader.read(SwitchedOff.self))
    case .delivered: self = .delivered(try reader.read(Delivered.self))
    case .failed: self = .failed(try reader.read(Failed.self))
    }
  }
}

extension NotificationEvent {
  /// Notifications go to an address.
  package struct Set: Payload {
    /// Where to.
    package let webhook: Webhook

    /// Tells of an address.
    package init(webhook: Webhook) {
      self.webhook = webhook
    }
  }
}

extension NotificationEvent {
  /// Notifications are sent no more.
  package struct SwitchedOff: Payload {
    /// Tells of silence.
    package init() {}
  }
}

extension NotificationEvent {
  /// Whoever is notified was told.
  package struct Delivered: Payload {
    /// The message's identity, by which the receiver knows it again.
    package let message: String
    /// Which destination.
    package let destination: DestinationID
    /// The condition that was told.
    package let condition: DestinationCondition
    /// At which attempt, from 1.
    package let attempts: Int

    /// Tells of a delivery.
    package init(
      message: String, destination: DestinationID, condition: DestinationCondition, attempts: Int
    ) {
      self.message = message
      self.destination = destination
      self.condition = condition
      self.attempts = attempts
    }
  }
}

extension NotificationEvent {
  /// Whoever is notified could not be told.
  package struct Failed: Payload {
    /// The message's identity.
    package let message: String
    /// Which destination.
    package let destination: DestinationID
    /// The condition that was to be told.
    package let condition: DestinationCondition
    /// How many attempts were made.
    package let attempts: Int
    /// Why the last one failed, in a sentence that holds no secret.
    package let reason: String

    /// Tells of a failure.
    package init(
      message: String, destination: DestinationID, condition: DestinationCondition, attempts: Int,
      reason: String
    ) {
      self.message = message
      self.destination = destination
      self.condition = condition
      self.attempts = attempts
      self.reason = reason
    }
  }
}
