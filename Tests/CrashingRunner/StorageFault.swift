import GRDBSQLite
import Glibc
import Synchronization

/// What happens at the n-th change that a database makes to a file.
final class StorageFault: Sendable {
  /// What happens.
  enum Manner: String {
    /// Nothing; the changes are listed when the process ends.
    case list
    /// From here on the disk is full: nothing more is written.
    case full
    /// From here on the file system can only be read.
    case readOnly = "readonly"
    /// This change fails, and the later ones do not.
    case broken
    /// Half of what is to be written is, and the process kills itself.
    case torn
    /// The process kills itself before it.
    case before
    /// The process kills itself after it.
    case after
  }

  /// A kind of change.
  enum Change: String {
    case create, write, truncate, sync, delete
  }

  /// What is to be done about a change.
  enum Verdict {
    case pass
    /// It has no effect, and this is SQLite's code for it.
    case fail(Int32)
    /// Half of it takes effect, and the process dies.
    case tear
    /// It takes effect, and the process dies.
    case passAndDie
  }

  private let manner: Manner
  private let number: Int
  private let changes = Mutex<[String]>([])

  /// Reads a fault such as `storage-full-17`.
  init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard parts.count == 3, parts[0] == "storage", let manner = Manner(rawValue: String(parts[1])),
      let number = Int(parts[2])
    else { return nil }
    self.manner = manner
    self.number = number
  }

  /// Counts a change.
  ///
  /// - Parameters:
  ///   - change: What is to be done.
  ///   - file: To which file, by its name.
  /// - Returns: What becomes of it; does not return where the process dies before.
  func verdict(on change: Change, of file: String) -> Verdict {
    let count = changes.withLock { changes in
      changes.append("\(change.rawValue) \(file)")
      return changes.count
    }
    guard count >= number else { return .pass }
    switch manner {
    case .list: return .pass
    case .full: return change.takesRoom ? .fail(SQLITE_FULL) : .pass
    // A write that the system refuses with EROFS is an I/O error to SQLite (os_unix.c).
    case .readOnly: return change == .sync ? .pass : .fail(change.failure)
    case .broken, .torn, .before, .after: break
    }
    guard count == number else { return .pass }
    switch manner {
    case .broken: return .fail(change.failure)
    case .torn: return .tear
    case .after: return .passAndDie
    case .list, .full, .readOnly, .before: Self.die()
    }
  }

  /// Says what was changed, in order, where that was asked for.
  func report() {
    guard manner == .list else { return }
    for change in changes.withLock({ $0 }) { print(change) }
  }

  /// Ends the process as the system does when memory runs out.
  static func die() -> Never {
    kill(getpid(), SIGKILL)
    // A signal to oneself is delivered before `kill` returns (POSIX).
    preconditionFailure("nobody survives SIGKILL")
  }
}

extension StorageFault.Change {
  /// Whether a full disk keeps it from happening.
  fileprivate var takesRoom: Bool {
    switch self {
    case .create, .write: true
    case .truncate, .sync, .delete: false
    }
  }

  /// SQLite's code where the system refuses it.
  fileprivate var failure: Int32 {
    switch self {
    case .create: SQLITE_CANTOPEN
    case .write: SQLITE_IOERR | (3 << 8)
    case .sync: SQLITE_IOERR | (4 << 8)
    case .truncate: SQLITE_IOERR | (6 << 8)
    case .delete: SQLITE_IOERR | (10 << 8)
    }
  }
}
