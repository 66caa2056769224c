extension State {
  func decide(
    _ command: NotificationCommand, by actor: User
  ) throws(Refusal) -> [NotificationEvent] {
    try requireAdministrator(actor)
    switch command {
    case .set(let setting):
      return webhook == setting.webhook ? [] : [.set(.init(webhook: setting.webhook))]
    case .switchOff: return webhook == nil ? [] : [.switchedOff(.init())]
    }
  }

  /// What a report about a notification comes to.
  ///
  /// - Parameter report: `delivered` or `failed`, as the runner saw it.
  /// - Returns: The events to append; nothing where the destination is gone.
  package func decide(report: NotificationEvent) -> [Event] {
    switch report {
    case .set, .switchedOff:
      preconditionFailure("\(report.kind.rawValue) comes from a command, not from a report")
    case .delivered(let delivery):
      destinations[delivery.destination] == nil ? [] : [.notification(report)]
    case .failed(let failure):
      destinations[failure.destination] == nil ? [] : [.notification(report)]
    }
  }

  mutating func evolve(_ event: NotificationEvent) {
    switch event {
    case .set(let event): webhook = event.webhook
    case .switchedOff: webhook = nil
    case .delivered(let event): destinations[event.destination]?.notified = event.condition
    case .failed: break
    }
  }
}
