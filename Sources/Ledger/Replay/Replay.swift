import Domain
package import EventLog

/// A log decided again: every command and every report in order, each against the state of its time.
///
/// Facts are taken from the record: identities, times, what callers carried, what was reported. All else
/// is worked out afresh, down to the records' bytes. Where a decision differs, the log goes on as it was
/// recorded, so that each difference stands by itself.
package struct Replay: Sendable {
  /// So many differences are kept at most; all are counted.
  package static let mostDifferences = 100

  /// How many entries were gone through.
  package private(set) var entries: Int64 = 0
  /// How many commands were decided again.
  package private(set) var commands = 0
  /// How many reports were.
  package private(set) var reports = 0
  /// What would be decided otherwise, in the order of the log.
  package private(set) var differences: [ReplayDifference] = []
  /// How many decisions differ.
  package private(set) var differing = 0

  private let log: EventLog
  private let copy: EventLog?
  private var state = State()
  private var pending = RecordedDecision()

  private init(_ log: EventLog, into copy: EventLog?) {
    self.log = log
    self.copy = copy
  }

  /// Decides everything again.
  ///
  /// Signatures are verified on all processors; memory does not grow with the log.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - copy: An empty log of the same origin, into which the records go as they are decided now, a
  ///     decision a commit; it ends before the first difference.
  ///   - progress: Told how many entries have been gone through, of how many.
  /// - Returns: What came of it.
  /// - Throws: `LedgerError.undecidable` for an entry that cannot be read, or where the log does not say
  ///   what was decided together; what keeps a file from being read or written.
  package static func run(
    _ log: EventLog, into copy: EventLog? = nil,
    progress: @Sendable (Int64, Int64) -> Void = { _, _ in }
  ) async throws(LedgerError) -> Replay {
    do {
      var replay = Replay(log, into: copy)
      let head = try log.head()
      try await log.examine(upTo: UInt64(head.rawValue)) {
        EntryExamination(of: $0)
      } take: {
        try replay.follow($0)
        progress(replay.entries, head.rawValue)
      }
      if let rest = replay.pending.position {
        throw LedgerError.undecidable(rest, reason: "no checkpoint says where its decision ends")
      }
      return replay
    } catch {
      throw LedgerError(error)
    }
  }

  /// Whether everything is decided as it was.
  package var isSame: Bool { differing == 0 }

  private mutating func follow(_ examination: EntryExamination) throws {
    for entry in examination.entries {
      entries += 1
      // As they are numbered, not as they are counted: of a log that lacks some both differ.
      let position = entry.position
      guard pending.append(entry) else {
        let reason = examination.problems.first { $0.positions?.contains(position) == true }?.what
        throw LedgerError.undecidable(position, reason: reason ?? "it cannot be read")
      }
      if examination.checkpoints.contains(position) {
        try decide(pending)
        pending = RecordedDecision()
      }
    }
  }

  private mutating func decide(_ recorded: RecordedDecision) throws {
    guard let position = recorded.position else { return }
    guard recorded.commands < 2 else {
      throw LedgerError.undecidable(
        position, reason: "no checkpoint says where the decision of its command ends")
    }
    if recorded.command == nil { reports += 1 } else { commands += 1 }
    let decision = try Decision(again: recorded, in: state, of: log)
    for (event, _) in recorded.events { state.evolve(event) }
    if let difference = try decision.difference(from: recorded) {
      differing += 1
      if differences.count < Self.mostDifferences { differences.append(difference) }
    }
    guard isSame, let copy else { return }
    try copy.write { transaction in
      _ = try transaction.append(decision.drafts, expecting: try transaction.head())
    }
    // A crash here leaves a copy that ends with this decision.
  }
}
