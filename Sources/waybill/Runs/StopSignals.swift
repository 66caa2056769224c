import Dispatch
import Glibc

/// The signals by which people and systems ask a process to stop.
enum StopSignals {
  private enum Ended<Value: Sendable>: Sendable {
    case operation(Result<Value, any Error>)
    case watch(Int32?)
  }

  /// Performs an operation, and cancels it at the first SIGINT or SIGTERM.
  ///
  /// A second signal does what it does otherwise: it ends the process at once.
  ///
  /// - Parameter operation: What to perform; it has to come to an end when it is cancelled.
  /// - Returns: How it ended, and the signal that it was cancelled by, if any.
  static func heeding<Value: Sendable>(
    _ operation: @escaping @Sendable () async throws -> Value
  ) async -> (result: Result<Value, any Error>, signal: Int32?) {
    let (signals, continuation) = AsyncStream.makeStream(of: Int32.self)
    let sources = [SIGINT, SIGTERM].map { source(of: $0, into: continuation) }
    defer { for source in sources { source.cancel() } }
    return await withTaskGroup(of: Ended<Value>.self) { group in
      group.addTask { .operation(await outcome(of: operation)) }
      group.addTask { .watch(await signals.first { _ in true }) }
      var result: Result<Value, any Error> = .failure(CancellationError())
      var signal: Int32?
      for await ended in group {
        switch ended {
        case .operation(let outcome):
          result = outcome
          continuation.finish()
        case .watch(let number):
          signal = number
          if number != nil { group.cancelAll() }
        }
      }
      return (result, signal)
    }
  }

  private static func source(
    of number: Int32, into continuation: AsyncStream<Int32>.Continuation
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler {
      signal(number, SIG_DFL)
      continuation.yield(number)
    }
    source.setCancelHandler { signal(number, SIG_DFL) }
    source.activate()
    return source
  }

  private static func outcome<Value>(
    of operation: @Sendable () async throws -> Value
  ) async -> Result<Value, any Error> {
    do { return .success(try await operation()) } catch { return .failure(error) }
  }
}
