import Domain
import Ledger
import Results
import Runner
import Views

/// Tells whoever is notified what a run changed, after it has ended.
struct NoticeDelivery {
  /// The ledger.
  let ledger: Ledger

  /// Tells of the destination of a run, where its condition is not what was told last.
  ///
  /// What goes wrong is said to a person and changes nothing else: the run has ended as it has.
  /// It takes some minutes at most, and less where the task is cancelled; what was not delivered
  /// stays a notice.
  ///
  /// - Parameter run: The run, which has ended.
  func tell(after run: RunID) async {
    do {
      for delivery in try await deliveries(after: run) { say(delivery) }
    } catch {
      warn("Notifications could not be looked after: \(error)")
    }
  }

  private func deliveries(after run: RunID) async throws -> [Notifier.Delivery] {
    let pending = Set(try await ledger.currentState().notices.map(\.destination))
    guard let destination = try ledger.views.run(run)?.destination, pending.contains(destination)
    else { return [] }
    return try await withWebhooks { gateway in
      try await Notifier(ledger, gateway: gateway).deliver(about: destination)
    }
  }

  private func say(_ delivery: Notifier.Delivery) {
    switch delivery {
    case .delivered: StandardStream.say(delivery.sentence.visible)
    case .failed: warn(delivery.sentence)
    }
  }

  private func warn(_ text: String) {
    StandardStream.say("waybill: warning: \(text.visible)")
  }
}
