package import Domain

/// Whether whoever is to be told of destinations' conditions was told.
package struct NotificationFacts: Sendable {
  private let webhook: Webhook?
  private let notices: [Notice]
  private let key: SealedState

  /// States the facts.
  ///
  /// - Parameters:
  ///   - state: The configuration.
  ///   - key: Whether the vault holds the whole address.
  package init(of state: State, _ key: SealedState) {
    webhook = state.webhook
    notices = state.notices
    self.key = key
  }

  /// What that comes to.
  package var findings: [Finding] {
    guard let webhook else { return [finding(.pass, "Nobody is notified: they are off.")] }
    switch key {
    case .missing:
      return [
        finding(
          .fail, "The vault does not hold the address at \(webhook.server).",
          "Give the whole address again, with `waybill notify set`.")
      ]
    case .unusable(let reason): return [finding(.fail, reason)]
    case .untried:
      return [finding(.skipped, "The vault cannot be asked for the address.")]
    case .held: break
    }
    guard let first = notices.first else {
      return [finding(.pass, "All messages to \(webhook.server) were delivered.")]
    }
    return [
      finding(
        .warn,
        "\(notices.count) messages to \(webhook.server) are not delivered, the first that"
          + " “\(first.name)” is \(first.condition.rawValue).",
        "Check the receiver; see `waybill notify show`: it is tried again when something runs.")
    ]
  }

  private func finding(_ verdict: Verdict, _ what: String, _ advice: String? = nil) -> Finding {
    Finding(.notifications, "notification", verdict, what, advice: advice)
  }
}
