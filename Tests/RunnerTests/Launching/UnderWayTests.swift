import Domain
import EventLog
import Ledger
import Runner
import ScriptedIdentities
import Sendinblue
import Testing
import Views

/// What becomes of a run under way when what it rests on changes; whoever changes it has the ledger
/// open too.
@Suite("A run under way, when what it rests on changes")
struct UnderWayTests {
  /// When it changes.
  enum Moment: CaseIterable {
    /// While the first batch is on its way.
    case inTheAir
    /// While Sendinblue imports it.
    case importing
    /// Once it is settled, before the next is on record.
    case betweenBatches
  }

  /// What changes.
  enum Change: CaseIterable {
    case exportUserDeactivated, exportUserDemoted, consentWithdrawn, consentTextChanged
    case runCancelled, destinationRemoved, destinationDetached, connectionRemoved
    case connectionUnshared, ordererDemoted, ordererDeactivated

    /// How the run ends for it.
    var end: String {
      switch self {
      case .exportUserDeactivated, .exportUserDemoted: "export-user-without-authority"
      case .consentWithdrawn: "consent-not-in-force"
      case .consentTextChanged: "consent-text-changed"
      case .runCancelled, .destinationRemoved, .destinationDetached, .connectionRemoved:
        "cancelled"
      // The order stands, and the export user's authority counts.
      case .connectionUnshared, .ordererDemoted, .ordererDeactivated: "completed"
      }
    }

    /// What a second administrator asks for, to bring it about.
    func commands(_ cast: ContributorStage, _ run: RunID) throws -> [Command] {
      let stage = cast.stage
      let text = ConsentText(
        version: "2999-01.en", sha256: SHA256Digest(bytes: repeatElement(0xAB, count: 32)))
      return switch self {
      case .exportUserDeactivated: [.user(.deactivate(.init(user: stage.ada)))]
      case .exportUserDemoted:
        [.user(.changeRole(.init(user: stage.ada, role: .contributor)))]
      case .consentWithdrawn:
        [.connection(.withdrawConsent(.init(connection: stage.connection)))]
      case .consentTextChanged:
        [
          .connection(
            .acceptConsent(.init(connection: stage.connection, shown: text, current: text)))
        ]
      case .runCancelled: [.run(.cancel(.init(run: run)))]
      case .destinationRemoved: [.destination(.remove(.init(destination: stage.destination)))]
      case .destinationDetached: [.destination(.detach(.init(destination: stage.destination)))]
      case .connectionRemoved:
        [
          .destination(.detach(.init(destination: stage.destination))),
          .connection(.remove(.init(connection: stage.connection))),
        ]
      case .connectionUnshared: [.connection(.unshare(.init(connection: stage.connection)))]
      case .ordererDemoted: [.user(.changeRole(.init(user: cast.carl, role: .viewer)))]
      case .ordererDeactivated: [.user(.deactivate(.init(user: cast.carl)))]
      }
    }
  }

  @Test(
    "what is in the air is settled, and nothing leaves without authority",
    arguments: Change.allCases, Moment.allCases)
  func changed(_ change: Change, _ moment: Moment) async throws {
    let cast = try await ContributorStage()
    let others = try Ledger.open(at: cast.stage.scratch.location, surroundings: .system)
    let once = Once {
      guard let run = try await others.currentState().runs.keys.first else {
        throw StageError.notOrdered
      }
      for command in try change.commands(cast, run) {
        _ = try await others.execute(command, by: .scripted("Bea")).events()
      }
    }
    let gateway = ScriptedGateway { call in
      switch (moment, call) {
      case (.inTheAir, .importContacts), (.importing, .process): await once.happen()
      default: break
      }
    }
    let (run, end) = try await cast.perform(over: gateway) { journal in
      guard moment == .betweenBatches else { return journal }
      return AttentiveJournal(base: journal, after: .batchImported) { await once.happen() }
    }
    #expect(await once.failure == nil)
    #expect(end.word == change.end)
    try expect(change, moment, run, on: cast.stage)
    if change.end == "completed" {
      #expect(gateway.bodies.count > 2)
    } else {
      #expect(gateway.bodies.count == 1)
      #expect(try cast.stage.ledger.views.disclosures(of: run).map(\.certain) == [true])
    }
  }

  @Test("a batch that is held back is no disclosure, though its run was cancelled with it in hand")
  func heldBack() async throws {
    let cast = try await ContributorStage()
    let others = try Ledger.open(at: cast.stage.scratch.location, surroundings: .system)
    let once = Once {
      guard let run = try await others.currentState().runs.keys.first else {
        throw StageError.notOrdered
      }
      _ = try await others.execute(.run(.cancel(.init(run: run))), by: .scripted("Bea")).events()
      // As long as nobody says so, it may have left.
      #expect(try others.views.disclosures(of: run).map(\.certain) == [false])
    }
    let gateway = ScriptedGateway()
    let (run, end) = try await cast.perform(over: gateway) { journal in
      AttentiveJournal(base: journal, after: .batchPrepared) { await once.happen() }
    }
    #expect(await once.failure == nil)
    #expect(end == .cancelled)
    #expect(gateway.bodies.isEmpty)
    #expect(
      try cast.stage.events(of: run)
        == [.requested, .started, .batchPrepared, .cancelled, .batchDeferred])
    #expect(try cast.stage.ledger.views.disclosures(of: run).isEmpty)
    #expect(try cast.stage.ledger.views.batches(of: run).map(\.status) == [.deferred])
    #expect(try await cast.stage.ledger.currentState().unfinished(run) == nil)
  }

  private func expect(
    _ change: Change, _ moment: Moment, _ run: RunID, on stage: Stage
  ) throws {
    let events = try stage.events(of: run)
    switch change.end {
    case "completed": #expect(events.last == .completed)
    case "cancelled":
      let settled: [RunEvent.Kind] =
        switch moment {
        case .inTheAir: [.cancelled, .batchSent, .batchImported]
        case .importing: [.batchSent, .cancelled, .batchImported]
        case .betweenBatches: [.batchSent, .batchImported, .cancelled]
        }
      #expect(events == [.requested, .started, .batchPrepared] + settled)
    default:
      #expect(
        events == [.requested, .started, .batchPrepared, .batchSent, .batchImported, .failed])
    }
    let row = try #require(try stage.ledger.views.run(run))
    #expect(row.endedAt != nil)
    #expect(row.status.rawValue.hasPrefix(change.end.contains("-") ? "failed" : change.end))
    #expect(try stage.ledger.views.batches(of: run).first?.status == .imported)
  }
}

/// Something that happens once, on whichever task comes first.
actor Once {
  private let action: @Sendable () async throws -> Void
  private var hasHappened = false
  /// What went wrong, if anything did.
  private(set) var failure: (any Error)?

  init(_ action: @escaping @Sendable () async throws -> Void) { self.action = action }

  /// Has it happen, unless it has.
  func happen() async {
    if hasHappened { return }
    hasHappened = true
    do { try await action() } catch { failure = error }
  }
}

/// A journal that lets something happen after a record of a kind.
struct AttentiveJournal: RunJournal {
  let base: any RunJournal
  let after: RunEvent.Kind
  let action: @Sendable () async -> Void

  func run() async throws(LedgerError) -> Run? { try await base.run() }

  func objection() async throws(LedgerError) -> Refusal? { try await base.objection() }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    let decision = try await base.record(report)
    if report.kind == after { await action() }
    return decision
  }
}
