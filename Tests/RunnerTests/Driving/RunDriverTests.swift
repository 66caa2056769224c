import Domain
import Ledger
import Runner
import ScriptedIdentities
import Sendinblue
import Synchronization
import Testing
import Vault

@Suite("Performing a run")
struct RunDriverTests {
  private static let batchEvents = ["batch-prepared", "batch-sent", "batch-imported"]

  private func performance(
    failingAt: Int? = nil,
    gateway: (MemoryJournal) -> ScriptedGateway = { _ in ScriptedGateway() },
    interventions: (Stage, RunID) -> [MemoryJournal.Intervention] = { _, _ in [] }
  ) async throws -> Performance {
    try await Performance(
      source: Customers(count: 60).csv, bodyLimit: 1_200, matching: Customers.matching,
      failingAt: failingAt, gateway: gateway, interventions: interventions)
  }

  @Test("sends everyone once, batch after batch, and adds up")
  func whole() async throws {
    let customers = Customers(count: 60)
    let performance = try await performance()
    guard case .completed(let end) = try await performance.perform() else {
      Issue.record("not completed")
      return
    }
    #expect(end.figures == customers.figures)
    #expect(end.batches > 2)
    #expect(end.warnings.isEmpty)
    let received = try performance.gateway.bodies.map { try #require(ReceivedBody($0)) }
    #expect(received.flatMap(\.addresses) == customers.addresses)
    let batches = Array(repeating: Self.batchEvents, count: end.batches).flatMap { $0 }
    #expect(await performance.recorded == ["run-started"] + batches + ["run-completed"])
    // The first question about imports comes before the first import, and only then.
    #expect(performance.count(.processes) == 1)
    let manifests = performance.stage.ledger.manifests
    for number in 1...end.batches {
      let people = received[number - 1].addresses.count
      #expect(
        try manifests.pseudonyms(run: performance.run, batch: number).count
          == people * Manifest.pseudonymLength)
    }
  }

  @Test("puts every batch on record before it is sent")
  func writeAhead() async throws {
    let prepared = Mutex<[[SHA256Digest]]>([])
    let performance = try await performance { journal in
      ScriptedGateway([.importContacts: [.fails(Failure.timedOut.error(.importContacts))]]) {
        call in
        guard call == .importContacts else { return }
        let digests = await journal.events.compactMap { event in
          if case .batchPrepared(let batch) = event { batch.bodySHA256 } else { nil }
        }
        prepared.withLock { $0.append(digests) }
      }
    }
    #expect(try await performance.perform().word == "completed")
    let bodies = performance.gateway.bodies
    #expect(bodies.count > 3)
    #expect(prepared.withLock(\.count) == bodies.count)
    for (body, digests) in zip(bodies, prepared.withLock { $0 }) {
      #expect(digests.last == SHA256Digest(of: body))
    }
  }

  @Test("sends nothing that could not be recorded first", arguments: 1...9)
  func unwritable(_ record: Int) async throws {
    let performance = try await performance(failingAt: record)
    await #expect(throws: RunnerError.self) { _ = try await performance.perform() }
    let events = await performance.journal.events
    #expect(events.count == record - 1)
    // The import is the one thing done between a batch-prepared and the record that failed.
    let preparedBatches = events.count { $0.kind == .batchPrepared }
    #expect(performance.count(.importContacts) == preparedBatches)
  }

  @Test(
    "ends with the import in the air when authority goes, and sends nothing further",
    arguments: [RunEvent.Kind.batchPrepared, .batchSent, .batchImported])
  func withdrawn(_ moment: RunEvent.Kind) async throws {
    let performance = try await performance(interventions: { stage, _ in
      let withdrawal = ConnectionCommand.withdrawConsent(.init(connection: stage.connection))
      return [.init(after: moment, command: .connection(withdrawal))]
    })
    #expect(try await performance.perform().word == "consent-not-in-force")
    let isSent = moment != .batchPrepared
    #expect(performance.count(.importContacts) == (isSent ? 1 : 0))
    #expect(
      await performance.recorded
        == ["run-started"] + (isSent ? Self.batchEvents : ["batch-prepared"]) + ["run-failed"])
  }

  @Test("sends nothing again when authority goes while it waits to")
  func withdrawnInBetween() async throws {
    let limited = Failure.rateLimited.error(.importContacts)
    let performance = try await performance { _ in
      ScriptedGateway([.importContacts: [.fails(limited)]])
    } interventions: { stage, _ in
      let withdrawal = ConnectionCommand.withdrawConsent(.init(connection: stage.connection))
      return [.init(after: .batchDeferred, command: .connection(withdrawal))]
    }
    #expect(try await performance.perform().word == "consent-not-in-force")
    #expect(performance.count(.importContacts) == 1)
    #expect(await performance.recorded.suffix(2) == ["batch-deferred", "run-failed"])
  }

  @Test("ends when the export user is an administrator no more")
  func exportUser() async throws {
    let bea = UserID(UUIDv7(milliseconds: 1, random: (1, 1)))
    let performance = try await performance(interventions: { stage, _ in
      let role = UserCommand.changeRole(.init(user: stage.ada, role: .contributor))
      return [
        .init(
          after: .started,
          command: .user(
            .add(
              .init(
                user: bea, name: stage.bea, role: .administrator,
                publicKey: Identity.scripted("Bea").publicKey.signerKey)))),
        .init(after: .batchSent, command: .user(role)),
      ]
    })
    #expect(try await performance.perform().word == "export-user-without-authority")
    #expect(performance.count(.importContacts) == 1)
    #expect(
      await performance.recorded == ["run-started"] + Self.batchEvents + ["run-failed"])
  }

  @Test(
    "stops when it is cancelled, and settles what is in the air",
    arguments: [
      (RunEvent.Kind.started, []), (.batchPrepared, ["batch-deferred"]),
      (.batchSent, ["batch-imported"]), (.batchImported, []),
    ])
  func cancelled(_ moment: RunEvent.Kind, _ settled: [String]) async throws {
    let performance = try await performance(interventions: { _, run in
      [.init(after: moment, command: .run(.cancel(.init(run: run))))]
    })
    #expect(try await performance.perform() == .cancelled)
    let recorded = await performance.recorded
    let end = try #require(recorded.firstIndex(of: "run-cancelled"))
    #expect(Array(recorded[(end + 1)...]) == settled)
    let isSent = moment == .batchSent || moment == .batchImported
    #expect(performance.count(.importContacts) == (isSent ? 1 : 0))
  }

  @Test("completes over nobody with a warning, and imports nothing")
  func nobody() async throws {
    let performance = try await Performance(source: "email,first\n,Ann\nnonsense,Bob\n")
    guard case .completed(let end) = try await performance.perform() else {
      Issue.record("not completed")
      return
    }
    #expect(end.warnings == [.noRecipients])
    #expect(end.figures.read == 2)
    #expect(end.figures.sent == 0)
    #expect(performance.gateway.bodies.isEmpty)
    #expect(await performance.recorded == ["run-started", "run-completed"])
  }

  @Test(
    "sends nothing to what cannot take it",
    arguments: [
      (ScriptedGateway.Call.list, "missing", "list-missing"),
      (.list, "dynamic", "list-dynamic"), (.attributes, "missing", "attribute-unknown"),
    ])
  func unusable(_ call: ScriptedGateway.Call, _ condition: String, _ rule: String) async throws {
    let performance = try await Performance { _ in ScriptedGateway([call: [.finds(condition)]]) }
    #expect(try await performance.perform().word == "refused \(rule)")
    #expect(performance.gateway.bodies.isEmpty)
    #expect(try await performance.journal.run() == nil)
  }

  @Test("sends nothing of more people than the connection may carry", arguments: [1, 2, 3])
  func profileLimit(_ limit: Int) async throws {
    let performance = try await Performance(profileLimit: limit)
    let end = try await performance.perform()
    #expect(end.word == (limit < 2 ? "refused over-profile-limit" : "completed"))
    #expect(performance.gateway.bodies.isEmpty == (limit < 2))
  }

  @Test("an import that does not complete ends the run", arguments: ["failed", "cancelled"])
  func importFails(_ status: String) async throws {
    let performance = try await performance { _ in
      ScriptedGateway([.process: [.finds("queued"), .finds("in_process"), .finds(status)]])
    }
    #expect(try await performance.perform().word == "import-failed")
    #expect(performance.count(.importContacts) == 1)
    #expect(
      await performance.recorded == ["run-started"] + Self.batchEvents + ["run-failed"])
  }

  @Test("an import that never ends is given up, within the limit on questions")
  func importNeverEnds() async throws {
    let performance = try await performance { _ in
      ScriptedGateway(afterwards: [.process: .finds("in_process")])
    }
    let begin = performance.clock.now
    #expect(try await performance.perform().word == "import-failed")
    let hours = begin.duration(to: performance.clock.now) / .seconds(3600)
    #expect(hours >= 2 && hours < 3.1)
    #expect(performance.count(.process) + performance.count(.processes) <= 301)
    #expect(performance.count(.importContacts) == 1)
  }
}

extension Stage {
  /// What a second administrator is called.
  fileprivate var bea: DisplayName {
    do throws(DisplayName.Flaw) {
      return try DisplayName("Bea")
    } catch {
      preconditionFailure("“Bea” is a name")
    }
  }
}
