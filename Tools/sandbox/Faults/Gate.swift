import Synchronization

/// A door that requests wait at until a test opens it; it stays open then.
package final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var hasBeenReached = false
    var nextWaiter = 0
    var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
    var observing: [Int: CheckedContinuation<Void, any Error>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Lets all who wait pass, and all who come.
  package func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [:] }
      return state.waiting
    }
    for waiter in waiting.values { waiter.resume() }
  }

  /// Waits until a request stands at the gate or has passed it.
  ///
  /// - Throws: `CancellationError`, where the task is cancelled first.
  package func waitUntilReached() async throws {
    try await suspend(in: \.observing) { $0.hasBeenReached }
  }

  /// Waits until the gate is open.
  ///
  /// - Throws: `CancellationError`, where the task is cancelled first.
  func pass() async throws {
    let observing = state.withLock { state in
      state.hasBeenReached = true
      defer { state.observing = [:] }
      return state.observing
    }
    for observer in observing.values { observer.resume() }
    try await suspend(in: \.waiting) { $0.isOpen }
  }

  private func suspend(
    in queue: any WritableKeyPath<State, [Int: CheckedContinuation<Void, any Error>]> & Sendable,
    unless isReady: @Sendable (State) -> Bool
  ) async throws {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if isReady(state) { return .success(()) }
          // The handler below may have run already, and then found nothing to resume.
          if Task.isCancelled { return .failure(CancellationError()) }
          state[keyPath: queue][number] = continuation
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let cancelled = state.withLock { $0[keyPath: queue].removeValue(forKey: number) }
      cancelled?.resume(throwing: CancellationError())
    }
  }
}
