import Foundation
import Synchronization

/// A clock that goes only when it is told to.
final class VirtualClock: Sendable {
  private let seconds = Mutex(1_700_000_000.0)

  @Sendable func now() -> Date {
    Date(timeIntervalSince1970: seconds.withLock { $0 })
  }

  func advance(bySeconds amount: Double) {
    seconds.withLock { $0 += amount }
  }
}
