import Domain
import Runner
import Synchronization

/// What a person is told of refreshes while they are performed, and what is remembered of them.
///
/// A lock, because progress is told from any task.
final class RefreshNotes: Sendable {
  private let names: [DestinationID: DisplayName]
  private let say: @Sendable (String) -> Void
  private let outcomes = Mutex<[DestinationOutcome]>([])

  /// Begins to take notes.
  ///
  /// - Parameters:
  ///   - names: What destinations are called.
  ///   - say: Says a sentence to a person.
  init(
    names: [DestinationID: DisplayName], say: @escaping @Sendable (String) -> Void
  ) {
    self.names = names
    self.say = say
  }

  /// What became of the destinations of the last refresh that began, in the order of their ends.
  var ended: [DestinationOutcome] { outcomes.withLock(\.self) }

  /// Takes note of progress.
  func note(_ progress: RefreshProgress) {
    switch progress {
    case .began: outcomes.withLock { $0 = [] }
    case .ended(let id, let outcome):
      let ended = DestinationOutcome(id, name(of: id), outcome)
      outcomes.withLock { $0.append(ended) }
    case .waiting, .stuck, .completed, .notified: break
    }
    say(RefreshSentence(progress, name: name(of:)).text)
  }

  private func name(of id: DestinationID) -> String {
    names[id]?.text ?? id.description
  }
}
