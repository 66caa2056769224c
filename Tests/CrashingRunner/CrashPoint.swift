import Glibc
import Synchronization

/// A moment at which the process kills itself: before or after the n-th call of one way.
final class CrashPoint: Sendable {
  /// Whose calls are counted.
  enum Way: String {
    case journal
    case gateway
  }

  private let way: Way
  private let isAfter: Bool
  private let number: Int
  private let calls = Mutex(0)

  /// Reads a point such as `journal-before-3`.
  init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let way = Way(rawValue: String(parts[0])),
      ["before", "after"].contains(parts[1]), let number = Int(parts[2])
    else { return nil }
    self.way = way
    isAfter = parts[1] == "after"
    self.number = number
  }

  /// Makes a call, and dies beside it where this is the moment.
  func around<Value, Failure: Error>(
    _ way: Way, _ call: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let isMoment =
      way == self.way
      && calls.withLock { count in
        count += 1
        return count == number
      }
    if isMoment, !isAfter { kill(getpid(), SIGKILL) }
    let value = try await call()
    if isMoment, isAfter { kill(getpid(), SIGKILL) }
    return value
  }
}
