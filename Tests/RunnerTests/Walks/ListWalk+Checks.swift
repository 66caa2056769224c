import Domain
import EventLog
import Ledger
import Sandbox
import Testing
import Views

/// What has to hold.
extension ListWalk {
  /// Checks what came of a run.
  ///
  /// - Parameters:
  ///   - events: What is on record of it.
  ///   - received: What Sendinblue received meanwhile.
  /// - Throws: What reading the ledger throws.
  mutating func check(_ events: [RunEvent], _ received: Received) async throws {
    guard let run = events.first?.run, events.allSatisfy({ $0.run == run }) else {
      throw StageError.notOrdered
    }
    let wanted = clientele.wanted
    let forecast = model.forecast(wanted)
    let batches = try batches(of: run, events)
    // Nothing leaves that is not on record, and nobody leaves or goes who should not.
    let people = batches.reduce(into: Set<String>()) { $0.formUnion($1.people) }
    #expect(received.imported.isSubset(of: people) && received.removed.isSubset(of: people))
    #expect(received.removed.isSubset(of: forecast.leaving))
    #expect(Set(received.rows.keys).isSubset(of: forecast.sent))
    #expect(received.rows.allSatisfy { wanted[$0.key] == $0.value })
    if forecast.isGuarded {
      count("guarded")
      #expect(people.isEmpty && !events.contains { $0.kind == .started })
    }
    if case .completed(let end)? = events.last {
      try check(end, wanted, forecast, received)
      try await complete(wanted, forecast, batches)
    } else {
      count("came to nothing")
      try await fail(wanted, forecast, batches)
    }
  }

  private mutating func check(
    _ end: RunEvent.Completed, _ wanted: [String: String], _ forecast: ListModel.Forecast,
    _ received: Received
  ) throws {
    #expect(!forecast.isGuarded)
    #expect(end.figures.addUp && end.figures.read == clientele.rows)
    #expect(end.figures.sent == forecast.sent.count && end.figures.recipients == wanted.count)
    #expect(received.imported == forecast.sent)
    let gone = forecast.leaving.intersection(model.members).count
    #expect(end.removed == (model.mode.removesAtMost == nil ? nil : gone))
    #expect(end.warnings.contains(.removedByOthers) == (gone < forecast.leaving.count))
    #expect(end.warnings.contains(.standingMissing) == forecast.isLost)
    count("completed")
    count("unchanged", end.figures.unchanged)
    count("removed", gone)
    count("taken off by others", forecast.leaving.count - gone)
    if forecast.isLost { count("lost") }
  }

  /// A run was completed: the list is what the source says, and all else is as it was.
  private mutating func complete(
    _ wanted: [String: String], _ forecast: ListModel.Forecast, _ batches: [ListModel.Batch]
  ) async throws {
    let refused = batches.filter(\.isRefused).reduce(into: Set()) { $0.formUnion($1.people) }
    for name in forecast.sent {
      let before = (model.contacts[name], model.members.contains(name))
      model.put(name, wanted[name] ?? "")
      // A row is refused whole where another contact has its number.
      guard refused.contains(name), wanted[name]?.last != ";" else { continue }
      if await standing(of: name) != (model.contacts[name], true) {
        count("refused")
        (model.contacts[name], _) = before
        if !before.1 { model.members.remove(name) }
      }
    }
    model.members.subtract(forecast.leaving)
    try await compare()
    model.complete(wanted, forecast, batches)
  }

  /// A run came to nothing: those in its batches may have been sent or taken off, and nobody else.
  private mutating func fail(
    _ wanted: [String: String], _ forecast: ListModel.Forecast, _ batches: [ListModel.Batch]
  ) async throws {
    for name in batches.reduce(into: Set<String>(), { $0.formUnion($1.people) }) {
      let (values, isMember) = await standing(of: name)
      model.contacts[name] = values
      if isMember { model.members.insert(name) } else { model.members.remove(name) }
    }
    try await compare()
    model.fail(batches)
  }

  private func standing(of name: String) async -> ([String: String]?, Bool) {
    let contact = await sandbox.account.contact(withEmail: name)
    return (contact?.attributes, contact?.listIDs.contains(Self.list) == true)
  }

  /// The account and the list are as the model has them.
  private func compare() async throws {
    let members = try await sandbox.account.members(ofList: Self.list)
    #expect(Set(members.map(\.email)) == model.members)
    for name in names.values {
      let contact = await sandbox.account.contact(withEmail: name)
      #expect(contact?.attributes == model.contacts[name], "\(name)")
    }
  }

  /// Who was in a run's batches, the one that was kept last and never came on record included.
  private func batches(of run: RunID, _ events: [RunEvent]) throws -> [ListModel.Batch] {
    let prepared = events.count { $0.kind == .batchPrepared }
    var batches: [ListModel.Batch] = []
    for number in 1...prepared + 1 {
      do throws(ManifestsError) {
        let people = Manifest.split(try ledger.manifests.pseudonyms(run: run, batch: number))
        batches.append(
          ListModel.Batch(
            people: Set(people.compactMap { names[$0] }),
            tookOffEverybody: events.contains { $0.took(people.count, withBatch: number) },
            isRefused: events.contains { $0.isRefusal(ofBatch: number) }))
      } catch {
        guard case .missing = error, number == prepared + 1 else { throw error }
      }
    }
    return batches
  }

  /// What is on record of runs behind a position.
  func events(after head: Position) throws -> [RunEvent] {
    var events: [RunEvent] = []
    try ledger.log.read(after: head) { entry in
      if case .event(.run(let event), _) = try RecordedMessage(Envelope(entry)) {
        events.append(event)
      }
    }
    return events
  }
}

extension RunEvent {
  fileprivate func took(_ count: Int, withBatch number: Int) -> Bool {
    guard case .batchRemoved(let outcome) = self else { return false }
    return outcome.number == number && outcome.removed == count
  }

  fileprivate func isRefusal(ofBatch number: Int) -> Bool {
    guard case .batchImported(let event) = self else { return false }
    return event.number == number && event.refused.contains { $0.rows != 0 }
  }
}
