import Domain
import EventLog
import Ledger
import Transparency
import Vault
import Views

/// Looks into the files of a ledger: whether each can be used, and what the log comes to.
struct StorageExamination {
  /// In a log of more entries the views' state is not compared with the log's: that takes reading
  /// all of them.
  private static let mostReplayed: Int64 = 100_000

  /// What was found.
  let findings: [Finding]
  /// The configuration; nothing where the log cannot be read.
  let state: State?
  /// When the log's last entry says it was made.
  let lastEntry: Timestamp?

  /// Looks.
  init(of parts: LedgerParts) {
    let log: LogFacts.Condition
    var views = ViewsFacts.Condition.unknown
    var state: State?
    var lastEntry: Timestamp?
    do throws(LedgerError) {
      let opened = try parts.log.get()
      let head = try Self.head(of: opened)
      (state, views) = try Self.standing(of: opened, at: head, parts.views)
      lastEntry = try Self.time(ofLastEntryIn: opened)
      log = .readable(
        entries: head.rawValue,
        obstacle: Self.obstacle(to: opened, of: state, in: parts.location))
    } catch {
      log = .unreadable(error.description)
    }
    self.state = state
    self.lastEntry = lastEntry
    let location = parts.location
    let sealed = VaultFacts(
      vaultPath: location.vault, vault: Self.vault(of: parts, state),
      manifestsPath: location.manifests, manifests: Self.opening(parts.manifests))
    findings =
      LogFacts(path: location.log, log).findings
      + Self.signingKey(of: parts) + ViewsFacts(path: location.views, views).findings
      + sealed.findings
  }

  private static func head(of log: EventLog) throws(LedgerError) -> Position {
    do throws(EventLogError) { return try log.head() } catch { throw .log(error) }
  }

  private static func obstacle(
    to log: EventLog, of state: State?, in location: LedgerLocation
  ) -> String? {
    if let state, let error = LedgerError(recordingIn: location.directory, of: state.version) {
      return error.description
    }
    do {
      try log.rehearseAppending()
      return nil
    } catch let error as EventLogError {
      return error.description
    } catch {
      // The signing key, which has a line of its own.
      return nil
    }
  }

  private static func time(ofLastEntryIn log: EventLog) throws(LedgerError) -> Timestamp? {
    do throws(EventLogError) {
      let last = try log.entries(matching: LogFilter(), limit: 1, newestFirst: true).first
      return try last.flatMap { entry throws(EventLogError) in Timestamp(try Envelope(entry).time) }
    } catch {
      throw .log(error)
    }
  }

  /// What the log comes to, and how the views stand beside that.
  private static func standing(
    of log: EventLog, at head: Position, _ views: Result<ViewsLook, LedgerError>?
  ) throws(LedgerError) -> (State, ViewsFacts.Condition) {
    let condition: ViewsFacts.Condition
    switch views {
    case .success(.standing(let snapshot, let position)):
      guard head.rawValue <= mostReplayed else {
        return (
          try LedgerParts.state(of: log, at: head, from: (snapshot, position)),
          .standing(entry: position.rawValue, head: head.rawValue, agrees: nil)
        )
      }
      let replayed = try LedgerParts.state(of: log, at: position)
      return (
        try LedgerParts.state(of: log, at: head, from: (replayed, position)),
        .standing(
          entry: position.rawValue, head: head.rawValue, agrees: replayed == snapshot)
      )
    case .success(.missing): condition = .missing
    case .success(.outdated): condition = .outdated
    case .failure(let error): condition = .unusable(error.description)
    case nil: condition = .unknown
    }
    return (try LedgerParts.state(of: log, at: head), condition)
  }

  private static func signingKey(of parts: LedgerParts) -> [Finding] {
    guard let path = parts.signingKeyPath else { return [] }
    switch parts.signingKey {
    case .success(let verifier):
      let what = "It is the log's own; its verifier key is \(verifier.vkey)."
      return [Finding(.signingKey, path, .pass, what)]
    case .failure(let error):
      return [
        Finding(
          .signingKey, path, .fail, "Nothing can be signed with it.", advice: error.description)
      ]
    case nil:
      let what = "Whether it is the log's own follows from the log, which cannot be read."
      return [Finding(.signingKey, path, .skipped, what)]
    }
  }

  private static func vault(of parts: LedgerParts, _ state: State?) -> VaultFacts.Opening {
    guard let vault = parts.vault else {
      return .untried("Where its master key is follows from the log, which cannot be read.")
    }
    do {
      try LedgerParts.requireOwnKeys(in: try vault.get(), of: state)
      return .opened
    } catch {
      return .failed(String(describing: error))
    }
  }

  private static func opening<Part>(_ part: Result<Part, LedgerError>) -> VaultFacts.Opening {
    switch part {
    case .success: .opened
    case .failure(let error): .failed(error.description)
    }
  }
}
