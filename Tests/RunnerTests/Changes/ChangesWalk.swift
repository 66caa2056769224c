import Domain
import EventLog
import Ledger
import Runner
import Sandbox
import Testing
import Vault
import Views

/// Many runs of one destination over a source that changes, disturbed in every way, and a plain
/// model of what may leave and of what has to be there after each.
struct ChangesWalk {
  let stage: Stage
  let sandbox: RunningSandbox
  private var ledger: Ledger
  /// Those over manifests that were purged, kept open.
  private var abandoned: [Ledger] = []
  private let pseudonymizer: Pseudonymizer
  private var clientele: Clientele
  /// What the last completed run found to be sent; nothing before the first.
  private var last: [String: String]?
  /// Of whom it is not known what the last completed run, or others since, left of them.
  private var doubtful: Set<[UInt8]> = []
  private var isStandingLost = false
  /// How many runs were completed, and how many rows stayed at home in them.
  private(set) var completed = 0
  private(set) var unchanged = 0
  private(set) var losses = 0

  private static let settings = RunSettings(bodyLimit: 1_200)

  /// Prepares sixty customers.
  init(_ sandbox: RunningSandbox, seed: UInt64) async throws {
    self.sandbox = sandbox
    clientele = Clientele(count: 60, seed: seed)
    stage = try await Stage(
      source: clientele.csv, baseURL: sandbox.baseURL, matching: Customers.matching)
    try await stage.remember()
    ledger = stage.ledger
    pseudonymizer = try await ledger.pseudonymizer()
  }

  /// Changes the source, runs until the run has ended, and checks what came of it.
  mutating func step() async throws {
    clientele.change()
    try stage.scratch.write(source: clientele.csv)
    if last != nil, clientele.pick(8) == 0 {
      abandoned.append(ledger)
      ledger = try await stage.purgeManifests()
      isStandingLost = true
      losses += 1
    }
    let received = await sandbox.account.receivedImports.count
    let run = try await perform()
    let imports = await sandbox.account.receivedImports.dropFirst(received)
    let rows = imports.flatMap { $0.body.flatMap(ReceivedBody.init)?.rows ?? [] }
    try await check(run, sent: Set(rows))
  }

  private mutating func perform() async throws -> RunID {
    if clientele.pick(5) == 0 {
      let point = ["journal-after-", "journal-before-", "gateway-after-"][clientele.pick(3)]
      _ = try await RunnerProcess(
        stage, ("start", stage.destination.description), bodyLimit: 1_200,
        point: point + String(1 + clientele.pick(10))
      ).end()
    } else {
      let deed = MeddlingJournal.Deed.allCases[clientele.pick(4)]
      try await start(deed, at: 1 + clientele.pick(24))
    }
    while let run = try await ledger.currentState().runs.keys.first {
      let journal = disturbed(.failsAfter, at: 1 + clientele.pick(8))
      do {
        _ = try await launcher().resume(run, by: .user(stage.ada), decorate: journal)
      } catch is RunnerError {
        continue
      }
    }
    guard let run = try latestRun() else { throw StageError.notOrdered }
    return run
  }

  private func start(_ deed: MeddlingJournal.Deed, at number: Int) async throws {
    do {
      _ = try await launcher().start(
        stage.destination, by: .user(stage.ada), decorate: disturbed(deed, at: number))
    } catch is RunnerError {
      // What was begun is resumed.
    }
  }

  private func disturbed(
    _ deed: MeddlingJournal.Deed, at number: Int
  ) -> RunLauncher.Decoration {
    let stage = stage
    return .init(journal: { MeddlingJournal($0, on: stage, deed, at: number) })
  }

  private func launcher() -> RunLauncher {
    RunLauncher(ledger, settings: Self.settings, clock: InstantClock())
  }

  private mutating func check(_ run: RunID, sent: Set<String>) async throws {
    let wanted = clientele.wanted
    let events = try events().filter { $0.run == run }
    guard case .completed(let end)? = events.last else {
      doubtful.formUnion(try people(of: run, events) { _ in true })
      return
    }
    #expect(sent.isSubset(of: Set(wanted.values)))
    #expect(end.figures.sent == sent.count)
    #expect(end.figures.recipients == wanted.count)
    #expect(end.warnings.contains(.standingMissing) == isStandingLost)
    for (address, row) in wanted {
      let isNew = last?[address] != row || isStandingLost
      let isDoubtful = doubtful.contains(pseudonymizer.pseudonym(of: address.utf8))
      #expect(sent.contains(row) == (isNew || isDoubtful), "\(address)")
      try await checkContact(address, row, wasSent: sent.contains(row))
    }
    let refused = Set(events.compactMap(\.refusedBatch))
    doubtful = try people(of: run, events) { refused.contains($0) }
    last = wanted
    isStandingLost = false
    completed += 1
    unchanged += end.figures.unchanged
  }

  /// A contact is as the row has it; where another contact has its number, Sendinblue refused the
  /// row, and it was sent again to be refused.
  private func checkContact(_ address: String, _ row: String, wasSent: Bool) async throws {
    let fields = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let contact = await sandbox.account.contact(withEmail: address)
    let isThere = contact?.listIDs.contains(SandboxAccount.newsletterID) == true
    let values = contact?.attributes ?? [:]
    let isAsWanted =
      isThere
      && ["FIRSTNAME": fields[1], "SMS": fields[2]].allSatisfy { name, value in
        value.isEmpty || values[name] == value
      }
    #expect(isAsWanted || wasSent && !fields[2].isEmpty, "\(row): \(values)")
  }

  /// The pseudonyms of a run's batches.
  private func people(
    of run: RunID, _ events: [RunEvent], where isMeant: (Int) -> Bool
  ) throws -> Set<[UInt8]> {
    var people: Set<[UInt8]> = []
    let prepared = events.count { $0.kind == .batchPrepared }
    // One more may have been kept before the run stopped, and never come on record.
    for number in 1...prepared + 1 where isMeant(number) {
      do throws(ManifestsError) {
        let bytes = try ledger.manifests.pseudonyms(run: run, batch: number)
        for start in stride(from: 0, to: bytes.count, by: Manifest.pseudonymLength) {
          people.insert(Array(bytes[start..<start + Manifest.pseudonymLength]))
        }
      } catch {
        guard case .missing = error, number == prepared + 1 else { throw error }
      }
    }
    return people
  }

  private func latestRun() throws -> RunID? {
    try events().last { $0.kind == .requested }?.run
  }

  private func events() throws -> [RunEvent] {
    var events: [RunEvent] = []
    try ledger.log.read(after: .beginning) { entry in
      if case .event(.run(let event), _) = try RecordedMessage(Envelope(entry)) {
        events.append(event)
      }
    }
    return events
  }
}

extension RunEvent {
  /// The batch that was imported, where rows of it were refused.
  fileprivate var refusedBatch: Int? {
    guard case .batchImported(let event) = self else { return nil }
    return event.refused.contains { $0.rows != 0 } ? event.number : nil
  }
}
