import Audit
import Domain
import EventLog
import Foundation
import Ledger
import Sandbox
import Testing
import Views

/// What is true of a trial afterwards, whatever went wrong in it.
struct FaultVerdict {
  /// What is on record of the trial's runs, in the order of the log.
  let events: [RunEvent]
  private let trial: FaultTrial

  /// Reads the log from its file, whoever wrote it.
  init(_ trial: FaultTrial) throws {
    self.trial = trial
    var events: [RunEvent] = []
    try trial.stage.ledger.log.read(after: .beginning) { entry in
      guard case .event(.run(let event), _) = try RecordedMessage(entry) else { return }
      events.append(event)
    }
    self.events = events
  }

  /// How many attempts are on record whose outcome was not known.
  var doubts: Int { events.count { $0.kind == .batchUnanswered } }

  /// Checks that all that Sendinblue received by now was on record before.
  ///
  /// Asked while no process runs, and as the runner died, this is what was durable as a batch left.
  func expectWrittenAhead() async throws {
    let prepared = prepared
    for body in try await received() { #expect(prepared[body, default: 0] > 0) }
  }

  /// Checks everything, at the end of a trial.
  ///
  /// - Parameters:
  ///   - mark: How many imports had been received when the last run was ordered.
  ///   - refused: Addresses that Sendinblue itself does not take.
  ///   - earlier: Who may be on the list besides, from what the source was before.
  ///   - customers: What the source is now; the trial's own customers where nothing is said.
  ///   - mostRepeated: How many batches may have been sent again in one run; the one in doubt, if
  ///     any was, where nothing is said.
  /// - Throws: What reading the ledger throws.
  func expectSound(
    after mark: Int = 0, refused: Set<String> = [], besides earlier: Customers? = nil,
    sending customers: Customers? = nil, mostRepeated: Int? = nil
  ) async throws {
    let customers = customers ?? trial.customers
    try await expectVerified()
    try await expectWrittenAhead()
    try await expectNothingRepeated(after: mark, mostRepeated)
    expectDoubtsSettled()
    guard case .completed(let end)? = events.last else {
      Issue.record("the last run is not completed: \(events.last?.kind.rawValue ?? "no event")")
      return
    }
    let figures = end.figures
    #expect(figures == customers.figures)
    #expect(
      figures.read
        == figures.sent + figures.duplicates + figures.withheld
        + figures.rejected.reduce(0) { $0 + $1.rows })
    await trial.sandbox.account.finishImports()
    try await expectRecipients(customers, without: refused, besides: earlier)
  }

  /// Checks what `waybill verify` looks at.
  func expectVerified() async throws {
    let verification = try await LedgerVerification(
      of: trial.stage.scratch.location, vkey: nil, kept: [], witnesses: [], cosignatures: 0
    ) { _, _ in }
    #expect(verification.problems.map(\.what) == [])
    #expect(verification.unchecked.isEmpty)
  }

  private func expectRecipients(
    _ customers: Customers, without refused: Set<String>, besides earlier: Customers?
  ) async throws {
    let members = try await trial.sandbox.account.members(ofList: SandboxAccount.newsletterID)
    let present = Dictionary(members.map { ($0.email, $0) }) { first, _ in first }
    #expect(present.count == members.count)
    let expected = Set(customers.addresses).subtracting(refused)
    let lost = expected.subtracting(present.keys)
    let strangers = Set(present.keys).subtracting(expected)
      .subtracting(earlier?.addresses ?? [])
    FaultTally.noteVerified(lost: lost.count, strangers: strangers.count)
    #expect(lost.isEmpty)
    #expect(strangers.isEmpty)
    for email in expected {
      let found = present[email]?.attributes ?? [:]
      let wanted = customers.attributes[email] ?? [:]
      #expect(wanted.allSatisfy { found[$0.key] == $0.value }, "\(email) has \(found)")
      // A blank value erases nothing, so what was there before may be there still.
      let before = earlier?.attributes[email] ?? [:]
      #expect(found.allSatisfy { wanted[$0.key] ?? before[$0.key] == $0.value }, "\(email)")
    }
  }

  /// No more batches of a run came again than may.
  private func expectNothingRepeated(after mark: Int, _ most: Int?) async throws {
    let received = try await received()
    let most = most ?? min(1, doubts)
    for run in [received.prefix(mark), received.dropFirst(mark)] {
      let repeated = run.count - Set(run).count
      #expect(repeated <= most, "\(doubts) doubts")
    }
  }

  /// Checks that whatever was in doubt was settled: by an answer, or the run is over.
  func expectDoubtsSettled() {
    for (place, event) in events.enumerated() {
      guard case .batchUnanswered(let doubt) = event else { continue }
      let isSettled = events[(place + 1)...].contains { later in
        switch later {
        case .batchSent(let sent): sent.run == doubt.run && sent.number == doubt.number
        case .batchRemoved(let removal): removal.run == doubt.run && removal.number == doubt.number
        case .batchRejected(let end): end.run == doubt.run && end.number == doubt.number
        case .failed(let end): end.run == doubt.run
        case .requested, .started, .batchPrepared, .batchDeferred, .batchUnanswered,
          .batchImported, .interrupted, .resumed, .completed, .cancelled:
          false
        }
      }
      #expect(isSettled, "batch \(doubt.number), attempt \(doubt.attempt)")
    }
  }

  /// How often a body was put on record, by its digest.
  private var prepared: [SHA256Digest: Int] {
    events.reduce(into: [:]) { counts, event in
      if case .batchPrepared(let batch) = event { counts[batch.bodySHA256, default: 0] += 1 }
    }
  }

  /// The digests of the bodies that Sendinblue received, in the order of their coming.
  private func received() async throws -> [SHA256Digest] {
    try await trial.sandbox.account.receivedImports.map {
      SHA256Digest(of: try #require($0.body))
    }
  }
}
