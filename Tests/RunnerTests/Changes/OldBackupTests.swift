import Domain
import Foundation
import Ledger
import Runner
import Sendinblue
import Testing

/// A file of manifests is lost, and a backup of it is put back under a log that has gone on.
@Suite("An old backup of who stands on a list")
struct OldBackupTests {
  private let stage: Stage
  private let gateway = ScriptedGateway()
  private static let three = ["a", "b", "c"]

  init() async throws {
    stage = try await Stage(source: Self.source(Self.three))
    try await stage.remember(mirror: .init(removeAtMost: 100))
  }

  @Test("as of before the last completed run has all sent, takes nobody off and says so")
  func older() async throws {
    _ = try await completed(["a", "b"])
    let backup = try backup()
    _ = try await completed(["a", "b", "c"])
    let ledger = try restore(backup)
    // "a" left, and was not on the list by the backup's account alone.
    let end = try await completed(["b", "c"], in: ledger)
    #expect(end.figures.sent == 2 && end.removed == 0)
    #expect(end.warnings == [.standingMissing])
    #expect(gateway.members == addresses(["a", "b", "c"]))
    // From then on it is known again who stands there.
    let next = try await completed(["c"], in: ledger)
    #expect(next.removed == 1 && next.figures.sent == 0 && next.warnings.isEmpty)
    #expect(gateway.members == addresses(["a", "c"]))
  }

  @Test("that lacks what a run since carried has all sent, be there other batches in its place")
  func lackingBatch() async throws {
    _ = try await completed(Self.three)
    // A batch that was kept and never came on record stands in for none that did.
    try await cancelled(["x"], before: 2)
    let backup = try backup()
    // "a" is written otherwise, and may have been imported so.
    try await failed(["A", "b", "c"])
    let ledger = try restore(backup)
    let end = try await completed(["a", "b"], in: ledger)
    #expect(end.figures.sent == 2 && end.removed == 0)
    #expect(end.warnings == [.standingMissing])
    #expect(gateway.members == addresses(Self.three))
  }

  @Test("that lacks what another destination took off the same list has all sent")
  func lackingRemoval() async throws {
    let other = try await duplicate()
    _ = try await completed(Self.three, of: other)
    _ = try await completed(Self.three)
    let backup = try backup()
    // The other one takes "a" off, which this one would else leave as it is.
    _ = try await completed(["b", "c"], of: other)
    #expect(gateway.members == addresses(["b", "c"]))
    let ledger = try restore(backup)
    let end = try await completed(Self.three, in: ledger)
    #expect(end.figures.sent == 3 && end.warnings == [.standingMissing])
    #expect(Set(gateway.members) == Set(addresses(Self.three)))
  }

  @Test("that holds all that counts is as good as any")
  func complete() async throws {
    _ = try await completed(Self.three)
    try await failed(["a", "b", "d"])
    let ledger = try restore(try backup())
    let end = try await completed(["b", "d"], in: ledger)
    #expect(end.warnings.isEmpty && end.removed == 2)
    #expect(end.figures.unchanged == 1 && end.figures.sent == 1)
    #expect(gateway.members == addresses(["b", "d"]))
  }

  private static func source(_ names: [String]) -> String {
    "email\n" + names.map { "\($0)@shop.example\n" }.joined()
  }

  private func addresses(_ names: [String]) -> [String] { names.map { "\($0)@shop.example" } }

  private func run(
    _ names: [String], of destination: DestinationID? = nil, in ledger: Ledger? = nil,
    decorate: RunLauncher.Decoration? = nil
  ) async throws -> RunEnd {
    let gateway = gateway
    try stage.scratch.write(source: Self.source(names))
    let outcome = try await RunLauncher(ledger ?? stage.ledger, clock: InstantClock()).start(
      destination ?? stage.destination, by: stage.identity,
      decorate: decorate ?? .init(gateway: { _ in gateway }))
    guard case .ended(_, let end) = outcome else { throw StageError.notOrdered }
    return end
  }

  private func completed(
    _ names: [String], of destination: DestinationID? = nil, in ledger: Ledger? = nil
  ) async throws -> RunEvent.Completed {
    let end = try await run(names, of: destination, in: ledger)
    guard case .completed(let end) = end else {
      Issue.record("\(end)")
      throw StageError.notOrdered
    }
    return end
  }

  /// A run whose batch is on record and comes to nothing.
  private func failed(_ names: [String]) async throws {
    let refusing = ScriptedGateway([
      .importContacts: [.fails(Failure.badRequest.error(.importContacts))]
    ])
    let end = try await run(names, decorate: .init(gateway: { _ in refusing }))
    #expect(end.word == "batch-rejected")
  }

  /// A run that dies before one of its records, and is cancelled.
  private func cancelled(_ names: [String], before record: Int) async throws {
    let (stage, gateway) = (stage, gateway)
    await #expect(throws: RunnerError.self) {
      try await self.run(
        names,
        decorate: .init(
          journal: { MeddlingJournal($0, on: stage, .failsBefore, at: record) },
          gateway: { _ in gateway }))
    }
    let run = try #require(try await stage.ledger.currentState().runs.keys.first)
    try await stage.ask(.run(.cancel(.init(run: run))))
  }

  /// A destination that does the same.
  private func duplicate() async throws -> DestinationID {
    let settings = try #require(
      try await stage.ledger.currentState().destinations[stage.destination]
    ).settings
    let other = DestinationID(stage.ledger.surroundings.identifier())
    try await stage.ask(
      .destination(
        .save(
          .init(
            destination: other,
            settings: DestinationSettings(
              name: DisplayName("Other"), connection: settings.connection, list: settings.list,
              matching: settings.matching, segments: settings.segments, mirror: settings.mirror),
            list: .found(name: "Newsletter"), accountAttributes: []))))
    return other
  }

  private func backup() throws -> [String: Data] {
    ["", "-wal"].reduce(into: [:]) { files, end in
      files[end] = FileManager.default.contents(atPath: stage.scratch.location.manifests + end)
    }
  }

  private func restore(_ backup: [String: Data]) throws -> Ledger {
    let path = stage.scratch.location.manifests
    for end in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
      try FileManager.default.removeItem(atPath: path + end)
    }
    for (end, data) in backup {
      try data.write(to: URL(fileURLWithPath: path + end))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + end)
    }
    return try Ledger.open(at: stage.scratch.location, surroundings: .system)
  }
}
