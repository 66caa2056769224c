import Domain
import EventLog
import Foundation
import Ledger
import Runner
import Sandbox
import Testing
import Views

/// An export in a process that dies on the way, and everything that has to be true afterwards.
struct Trial {
  let stage: Stage
  let sandbox: RunningSandbox
  let customers: Customers
  /// Gives three batches.
  static let bodyLimit = 6_000
  /// A moment that never comes.
  static let never = "journal-after-100000"

  /// Prepares an export of three hundred profiles.
  init(_ sandbox: RunningSandbox) async throws {
    customers = Customers(count: 300, seed: 42)
    stage = try await Stage(
      source: customers.csv, baseURL: sandbox.baseURL, matching: Customers.matching)
    self.sandbox = sandbox
  }

  /// A sandbox that keeps what it receives.
  static func configuration(_ faults: FaultScript = FaultScript()) -> SandboxConfiguration {
    SandboxConfiguration(apiKey: Stage.apiKey, faults: faults, keepsBodies: true)
  }

  /// Starts the export in a process that dies at a moment.
  func start(dyingAt point: String) throws -> RunnerProcess {
    try RunnerProcess(
      stage, ("start", stage.destination.description), bodyLimit: Self.bodyLimit, point: point)
  }

  /// Resumes the export in a process that dies at a moment.
  func resume(_ run: RunID, dyingAt point: String) throws -> RunnerProcess {
    try RunnerProcess(
      stage, ("resume", run.description), bodyLimit: Self.bodyLimit, point: point)
  }

  /// The run that has not ended, if there is one.
  func runUnderWay() async throws -> RunID? {
    try await stage.ledger.currentState().runs.keys.first
  }

  /// Resumes what has not ended, in this process.
  func finish() async throws {
    guard let run = try await runUnderWay() else { return }
    let settings = RunSettings(bodyLimit: Self.bodyLimit)
    let outcome = try await RunLauncher(stage.ledger, settings: settings)
      .resume(run, by: stage.identity)
    guard case .ended(run, .completed) = outcome else {
      Issue.record("resuming came to \(outcome)")
      return
    }
  }

  /// Checks all that was promised about an export that was completed in the end.
  ///
  /// - Parameter crashes: How often its process died.
  /// - Throws: What reading the ledger throws.
  func verify(crashes: Int) async throws {
    let records = try records()
    #expect(records.map(\.position.rawValue) == Array(1...Int64(records.count)))
    let events = try records.compactMap { try self.event($0) }
    guard case .completed(let end)? = events.last else {
      Issue.record("the run is not completed: \(events.last?.kind.rawValue ?? "no event")")
      return
    }
    #expect(events.count { $0.kind == .completed } == 1)
    #expect(end.figures == customers.figures)
    #expect(end.batches >= 3)
    try await verifyContacts()
    try await verifyBatches(events, crashes: crashes)
    let digest = try stage.ledger.views.digest()
    #expect(try await Ledger.rebuildViews(at: stage.ledger.location).digest == digest)
    let run = end.run
    #expect(
      try stage.ledger.manifests.leftOut(of: run, limit: 1_000).count
        == end.figures.withheld + end.figures.rejectedRows)
  }

  private func verifyContacts() async throws {
    let members = try await sandbox.account.members(ofList: SandboxAccount.newsletterID)
    #expect(Set(members.map(\.email)) == Set(customers.addresses))
    #expect(members.count == customers.addresses.count)
  }

  /// Every body that left was on record, and no more of them left twice than there were crashes.
  private func verifyBatches(_ events: [RunEvent], crashes: Int) async throws {
    var prepared: [SHA256Digest] = []
    for case .batchPrepared(let batch) in events { prepared.append(batch.bodySHA256) }
    #expect(Set(prepared).count == prepared.count)
    var received: [SHA256Digest: Int] = [:]
    for delivery in await sandbox.account.receivedImports {
      received[SHA256Digest(of: try #require(delivery.body)), default: 0] += 1
    }
    #expect(Set(received.keys) == Set(prepared))
    #expect(received.values.reduce(0) { $0 + $1 - 1 } <= crashes)
    let isInDoubt = events.contains { $0.kind == .batchUnanswered }
    #expect(received.values.allSatisfy { $0 == 1 } || isInDoubt)
  }

  /// The records as they are in the file, whoever wrote them.
  private func records() throws -> [Envelope] {
    var records: [Envelope] = []
    try stage.ledger.log.read(after: .beginning) { records.append(try Envelope($0)) }
    return records
  }

  private func event(_ record: Envelope) throws -> RunEvent? {
    guard case .event(.run(let event), _) = try RecordedMessage(record) else { return nil }
    return event
  }
}

extension Tag {
  /// Takes seconds.
  @Tag static var slow: Self
}
