import Audit
import Domain
import Ledger
import Synchronization

/// Verifies the ledger when somebody asks, once at a time, and knows what it found last.
actor Verifier {
  /// What came of it.
  enum Standing {
    /// Nobody has asked since the console began.
    case never
    /// It is being verified: so many of so many entries.
    case underWay(done: UInt64, total: UInt64)
    /// It could not be verified to its end.
    case failed
    /// It was verified, at this instant.
    case done(LedgerVerification, Timestamp)
  }

  private let ledger: Ledger
  /// Locked, as whoever verifies tells it from wherever it works, and waits for nobody.
  private let progress = Mutex<(done: UInt64, total: UInt64)>((0, 0))
  private let asked = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  private var isUnderWay = false
  private var last = Standing.never

  /// Has verified nothing yet.
  ///
  /// - Parameter ledger: The ledger.
  init(of ledger: Ledger) {
    self.ledger = ledger
  }

  /// Has the ledger verified; nothing more where it is being verified already.
  func verify() {
    if isUnderWay { return }
    isUnderWay = true
    progress.withLock { $0 = (0, 0) }
    asked.continuation.yield()
  }

  /// What came of it last, or how far it is.
  var standing: Standing {
    if !isUnderWay { return last }
    let progress = progress.withLock { $0 }
    return .underWay(done: progress.done, total: progress.total)
  }

  /// Verifies whenever somebody asks, until the task is cancelled.
  func work() async {
    for await _ in asked.stream {
      do {
        let verification = try await LedgerVerification(
          of: ledger.location, vkey: nil, kept: [], witnesses: [], cosignatures: 0
        ) { done, total in
          progress.withLock { $0 = (done, total) }
        }
        last = .done(verification, ledger.surroundings.now)
      } catch {
        last = .failed
      }
      isUnderWay = false
    }
  }
}
