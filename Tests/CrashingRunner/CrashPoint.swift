import Glibc
import Synchronization

/// A moment at which the process kills itself: before or after the n-th call of one way.
final class CrashPoint: Sendable {
  /// Whose calls are counted: all of the journal or of Sendinblue, or those that ask one thing.
  enum Way: String {
    case journal
    case gateway
    case list
    case members
    case attributes
    case removal
    case imports = "import"
    case process
    case processes
    case report
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

  /// Makes a call, and dies beside it where this is the moment, whatever came of the call.
  ///
  /// - Parameters:
  ///   - ways: Whose call it is.
  ///   - call: The call.
  /// - Returns: What the call returns.
  /// - Throws: What the call throws.
  func around<Value, Failure: Error>(
    _ ways: Way..., call: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let isMoment =
      ways.contains(way)
      && calls.withLock { count in
        count += 1
        return count == number
      }
    if isMoment, !isAfter { kill(getpid(), SIGKILL) }
    let result: Result<Value, Failure>
    do throws(Failure) { result = .success(try await call()) } catch { result = .failure(error) }
    if isMoment, isAfter { kill(getpid(), SIGKILL) }
    return try result.get()
  }
}
