import Domain

/// How far the first run of the newsletter's destination is.
enum Stage: String, CaseIterable, Sendable {
  case requested
  case ready
  case prepared
  case deferred
  case unanswered
  case sent
  case firstSettled
  case secondPrepared
  case allSettled
  case interruptedReady
  case interruptedPrepared
  case completed
  case failed
  case cancelled

  /// What had happened, from the ledger's beginning.
  var history: [Event] { History.destination + run.map(Event.run) }

  private var run: [RunEvent] {
    switch self {
    case .requested: [.requested(.init(run: .first, order: .newsletter))]
    case .ready: Stage.requested.run + [.started()]
    case .prepared: Stage.ready.run + [.preparedFirst]
    case .deferred: Stage.prepared.run + [.deferred(1)]
    case .unanswered: Stage.prepared.run + [.unanswered(1)]
    case .sent: Stage.prepared.run + [.sent(1)]
    case .firstSettled: Stage.sent.run + [.imported(1)]
    case .secondPrepared: Stage.firstSettled.run + [.preparedSecond]
    case .allSettled: Stage.secondPrepared.run + [.sent(2), .imported(2)]
    case .interruptedReady: Stage.ready.run + [.stopped()]
    case .interruptedPrepared: Stage.prepared.run + [.stopped()]
    case .completed: Stage.allSettled.run + [.completed()]
    case .failed: Stage.prepared.run + [.failed()]
    case .cancelled: Stage.prepared.run + [.cancelled(.init(run: .first, user: .ada))]
    }
  }
}
