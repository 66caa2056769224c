import Domain
import Ledger
import Runner
import Sendinblue
import Synchronization

/// What goes wrong under one process that performs a run: calls to Sendinblue fail, before or after
/// they took effect, and at one moment the process is dead.
///
/// A process that is dead puts nothing on record and asks nothing of anybody any more: what it
/// leaves behind is what a process leaves that was killed at that moment.
final class Disturbance: Sendable {
  /// The part of a run in which the process dies.
  enum Phase: CaseIterable, Sendable {
    case sending
    case sweeping
  }

  private struct Conduct {
    var random: SplitMix64
    var countdown: Int
    var isDead = false
  }

  private let conduct: Mutex<Conduct>
  private let phase: Phase
  private let diesBefore: Bool
  /// One call in so many fails.
  private let rarity: UInt64

  /// Plans what goes wrong.
  ///
  /// - Parameters:
  ///   - phase: The part of a run in which the process dies.
  ///   - number: At which record or call of that part, from 1.
  ///   - diesBefore: Whether it dies before that comes about, or behind it.
  ///   - rarity: One call to Sendinblue in so many fails.
  ///   - seed: The same seed gives the same failures.
  init(dying phase: Phase, at number: Int, before diesBefore: Bool, rarity: UInt64, seed: UInt64) {
    conduct = Mutex(Conduct(random: SplitMix64(state: seed), countdown: number))
    self.phase = phase
    self.diesBefore = diesBefore
    self.rarity = rarity
  }

  /// What is put around a run's ways to the ledger and to Sendinblue.
  ///
  /// - Parameter journal: What else is put around the way to the ledger.
  /// - Returns: The decoration.
  func decoration(
    _ journal: @escaping @Sendable (any RunJournal) -> any RunJournal = { $0 }
  ) -> RunLauncher.Decoration {
    .init(
      journal: { DisturbedJournal(journal: journal($0), disturbance: self) },
      gateway: { DisturbedGateway(gateway: $0, disturbance: self) })
  }

  /// Whether the process is dead.
  var isDead: Bool { conduct.withLock(\.isDead) }

  /// Does a thing of a phase, unless the process is dead or dies before it.
  ///
  /// - Returns: Nothing where the process is dead by then.
  func during<Value, Failure: Error>(
    _ phase: Phase, _ act: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value? {
    if isDead { return nil }
    let isMoment = conduct.withLock { conduct in
      if phase == self.phase { conduct.countdown -= 1 }
      let isMoment = phase == self.phase && conduct.countdown == 0
      if isMoment, diesBefore { conduct.isDead = true }
      return isMoment
    }
    if isMoment, diesBefore { return nil }
    let value = try await act()
    if isMoment { conduct.withLock { $0.isDead = true } }
    return isMoment ? nil : value
  }

  /// How the next call fails, if it does, and whether it took effect all the same.
  func failure(_ operation: Operation) -> (error: SendinblueError, tookEffect: Bool)? {
    conduct.withLock { conduct in
      guard conduct.random.next() % rarity == 0 else { return nil }
      let passing: [Failure] = [
        .serverFailed, .timedOut, .connectionLost, .rateLimited, .unreachable,
      ]
      // One in eight does not pass.
      let kind =
        conduct.random.next() % 8 == 0 ? .keyRefused : passing[Int(conduct.random.next() % 5)]
      let error = kind.error(operation)
      return (error, error.outcomeIsUnknown && conduct.random.next() % 2 == 0)
    }
  }
}

/// The journal of a process that may die.
private struct DisturbedJournal: RunJournal {
  let journal: any RunJournal
  let disturbance: Disturbance

  private static let dead = LedgerError.file(path: "log.sqlite", reason: "the process is dead")

  func run() async throws(LedgerError) -> Run? {
    if disturbance.isDead { throw Self.dead }
    return try await journal.run()
  }

  func objection() async throws(LedgerError) -> Refusal? {
    if disturbance.isDead { throw Self.dead }
    return try await journal.objection()
  }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    let decision = try await disturbance.during(report.phase) { () throws(LedgerError) in
      try await journal.record(report)
    }
    guard let decision else { throw Self.dead }
    return decision
  }
}

extension RunEvent {
  /// The part of a run that it belongs to.
  fileprivate var phase: Disturbance.Phase {
    switch self {
    case .batchPrepared(let batch): batch.kind == .removal ? .sweeping : .sending
    case .batchRemoved, .completed: .sweeping
    case .requested, .started, .batchDeferred, .batchUnanswered, .batchRejected, .batchSent,
      .batchImported, .interrupted, .resumed, .failed, .cancelled:
      .sending
    }
  }
}

/// The way to Sendinblue of a process that may die.
private struct DisturbedGateway: ImportGateway {
  let gateway: any ImportGateway
  let disturbance: Disturbance

  func list(_ id: Int64) async throws(SendinblueError) -> Answer<ContactList> {
    try await call(.list(id), .sending) { () throws(SendinblueError) in
      try await gateway.list(id)
    }
  }

  func contacts(
    ofList id: Int64, offset: Int, limit: Int
  ) async throws(SendinblueError) -> Answer<ContactPage> {
    try await call(.contacts(list: id), .sweeping) { () throws(SendinblueError) in
      try await gateway.contacts(ofList: id, offset: offset, limit: limit)
    }
  }

  func attributes() async throws(SendinblueError) -> Answer<[ContactAttribute]> {
    try await call(.attributes, .sending) { () throws(SendinblueError) in
      try await gateway.attributes()
    }
  }

  func importContacts(bytes: [UInt8]) async throws(SendinblueError) -> Answer<ProcessID> {
    try await call(.importContacts, .sending) { () throws(SendinblueError) in
      try await gateway.importContacts(bytes: bytes)
    }
  }

  func remove(
    _ body: RemovalBody, fromList id: Int64
  ) async throws(SendinblueError) -> Answer<Removal> {
    try await call(.removeContacts(list: id), .sweeping) { () throws(SendinblueError) in
      try await gateway.remove(body, fromList: id)
    }
  }

  func process(_ id: ProcessID) async throws(SendinblueError) -> Answer<ImportProcess> {
    try await call(.process(id), .sending) { () throws(SendinblueError) in
      try await gateway.process(id)
    }
  }

  func processes(limit: Int) async throws(SendinblueError) -> Answer<[ImportProcess]> {
    try await call(.processes, .sending) { () throws(SendinblueError) in
      try await gateway.processes(limit: limit)
    }
  }

  func reportRowCount(_ report: ImportReport) async throws(SendinblueError) -> Int {
    try await call(.importContacts, .sending) { () throws(SendinblueError) in
      try await gateway.reportRowCount(report)
    }
  }

  private func call<Value>(
    _ operation: Operation, _ phase: Disturbance.Phase,
    _ act: () async throws(SendinblueError) -> Value
  ) async throws(SendinblueError) -> Value {
    let failure = disturbance.failure(operation)
    if let failure, !failure.tookEffect, !disturbance.isDead { throw failure.error }
    let value = try await disturbance.during(phase, act)
    if let failure { throw failure.error }
    guard let value else { throw .unreachable(Exchange(operation: operation), cause: "dead") }
    return value
  }
}
