/// What an actor asks about notifications.
package enum NotificationCommand: Hashable, Sendable {
  /// Send notifications to an address.
  case set(Set)
  /// Send none any more.
  case switchOff(SwitchOff)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case set = "set-notification"
    case switchOff = "switch-off-notification"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .set: .set
    case .switchOff: .switchOff
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .set(let payload): payload
    case .switchOff(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject { .notification }

  /// Reads a recorded command.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .set: self = .set(try reader.read(Set.self))
    case .switchOff: self = .switchOff(try reader.read(SwitchOff.self))
    }
  }
}

extension NotificationCommand {
  /// Send notifications to an address.
  package struct Set: Payload {
    /// Where to.
    package let webhook: Webhook

    /// Asks for notifications.
    package init(webhook: Webhook) {
      self.webhook = webhook
    }
  }
}

extension NotificationCommand {
  /// Send none any more.
  package struct SwitchOff: Payload {
    /// Asks for silence.
    package init() {}
  }
}
