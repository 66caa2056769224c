import EventLog
import Ledger
import Transparency
import Views

/// What is found of a ledger while it is verified, part by part.
struct LedgerFindings {
  /// What is looked at, in the order in which it is told.
  static let parts =
    VerificationProblem.Part.ofLog + [
      .signatures, .schemas, .decisions, .views, .manifests, .vault,
    ]

  /// What the log's records, tree and checkpoints have shown; nothing where they were not read to
  /// their end.
  private(set) var log: LogVerification?
  /// All that is wrong, in no order of parts.
  private(set) var problems: [VerificationProblem] = []
  /// What was not looked at to its end, and why.
  private(set) var unchecked: [VerificationProblem.Part: String] = [:]

  private let location: LedgerLocation

  /// Finds nothing yet.
  init(at location: LedgerLocation) {
    self.location = location
  }

  /// Looks at all parts.
  ///
  /// - Parameters:
  ///   - expectation: What the log is held against.
  ///   - vkey: The verifier key that it must be signed with; nothing for the one on record.
  ///   - progress: Told how many entries have been looked at, of how many.
  /// - Throws: `LedgerError.missing` or `.link`, `TransparencyError` of a kept checkpoint, or what keeps the log
  ///   from being read to its end.
  mutating func verify(
    against expectation: (NoteVerifier) -> LogExpectation, vkey: NoteVerifier?,
    progress: @Sendable (UInt64, UInt64) -> Void
  ) async throws {
    let file = try open()
    problems += try file.layoutProblems()
    let recorded = Result { try file.verifierKey() }
    guard let verifier = try vkey ?? recorded.get() else {
      throw LedgerError.log(.untrustworthyTree(path: location.log, flaw: .foreignKey))
    }
    let found = try await file.verify(against: expectation(verifier), progress: progress)
    problems += found.problems
    if case .success(let recorded?) = recorded, recorded != verifier {
      let what = "The log names \(recorded.vkey) as its key, and not the one that was given."
      problems.append(VerificationProblem(.checkpoints, .foreignKey, at: nil, what))
    }
    log = found
    let history = try await HistoryVerification.verify(
      file, upTo: found.entries, progress: progress)
    problems += history.problems
    verifyViews(beside: file)
    verifyManifests(beside: file, after: history)
    try verifyVault(beside: file, after: history, origin: verifier.name.text)
  }

  private mutating func verifyViews(beside log: EventLog) {
    let comparison = ViewsComparison(of: location.views, with: log)
    problems += comparison.problems
    unchecked[.views] = comparison.unchecked
  }

  private mutating func verifyManifests(beside log: EventLog, after history: HistoryVerification) {
    let verification = ManifestsVerification(
      of: location.manifests, beside: log, upTo: self.log?.entries ?? 0,
      state: history.isComplete ? history.state : nil)
    problems += verification.problems
    unchecked[.manifests] = verification.unchecked
  }

  private mutating func verifyVault(
    beside log: EventLog, after history: HistoryVerification, origin: String
  ) throws {
    guard history.isComplete else {
      unchecked[.vault] = "The log does not say what it should hold."
      return
    }
    let verification = VaultVerification(
      of: location.vault, masterKey: location.masterKey(ofOrigin: origin), state: history.state,
      creation: try log.creation())
    problems += verification.problems
    unchecked[.vault] = verification.unchecked
  }

  /// Says of all parts that nothing was said of that they were not looked at.
  mutating func giveUp(because error: any Error) {
    log = nil
    problems.append(VerificationProblem(.records, .malformed, at: nil, String(describing: error)))
    for part in Self.parts where !problems.contains(where: { $0.part == part }) {
      unchecked[part] = "The log cannot be read to its end."
    }
  }

  private func open() throws -> EventLog {
    try location.requireInPlace()
    do throws(EventLogError) {
      return try EventLog.openAsEvidence(at: location.log)
    } catch .missing {
      throw LedgerError.missing(path: location.directory)
    }
  }
}
