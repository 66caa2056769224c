import Domain
import Testing

/// What is handed out of a ledger, and what it forgets: only with a word of it on record.
struct CustodyTests {
  static let specifications: [Specification] = [
    Given("runs have manifests", History.team).when(purge(.lastYears), by: .ada)
      .then(.custody(.manifestsPurged(.init(purge: .lastYears)))),
    Given("no run is that old", History.team).when(purge(.ofNothing), by: .ada).thenNothing(),
    Given("an auditor forgets nobody", History.team).when(purge(.lastYears), by: .otto)
      .thenRefused(.roleInsufficient(has: .auditor, needs: .administrator)),
    Given("a contributor forgets nobody", History.team).when(purge(.lastYears), by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("an auditor asks for evidence", History.team).when(write(.ofFirst), by: .otto)
      .then(.custody(.evidenceWritten(.init(evidence: .ofFirst)))),
    Given("an administrator asks for evidence", History.team).when(write(.ofAnHour), by: .ada)
      .then(.custody(.evidenceWritten(.init(evidence: .ofAnHour)))),
    Given("a contributor takes none", History.team).when(write(.ofFirst), by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .auditor)),
    Given("a viewer takes none", History.team).when(write(.ofFirst), by: .vera)
      .thenRefused(.roleInsufficient(has: .viewer, needs: .auditor)),
    Given("entries are missing", History.team).when(mark(.ofThree), by: .ada)
      .then(.custody(.gapMarked(.init(gap: .ofThree)))),
    Given("none is missing", History.team).when(mark(.ofNothing), by: .ada).thenNothing(),
    Given("a ledger of an earlier version", History.first).when(upgrade, by: .ada)
      .then(.custody(.upgraded(.init(from: .first, version: .current)))),
    Given("it is upgraded once", History.first + [upgraded]).when(upgrade, by: .ada).thenNothing(),
    Given("it is of that version from the beginning", History.team).when(upgrade, by: .ada)
      .thenNothing(),
    Given("an auditor upgrades nothing", History.team).when(upgrade, by: .otto)
      .thenRefused(.roleInsufficient(has: .auditor, needs: .administrator)),
    Given("an auditor marks nothing", History.team).when(mark(.ofThree), by: .otto)
      .thenRefused(.roleInsufficient(has: .auditor, needs: .administrator)),
  ]

  @Test(arguments: specifications)
  func custody(_ specification: Specification) { specification.check() }

  @Test
  func `Evidence of a run is about the run, all else about the ledger`() {
    #expect(Self.write(.ofFirst).subject == .run(.first))
    #expect(Self.write(.ofAllTime).subject == .ledger)
    #expect(Event.custody(.evidenceWritten(.init(evidence: .ofFirst))).subject == .run(.first))
    #expect(Event.custody(.manifestsPurged(.init(purge: .lastYears))).subject == .ledger)
    #expect(Event.custody(.gapMarked(.init(gap: .ofThree))).subject == .ledger)
  }

  private static func purge(_ purge: ManifestPurge) -> Command {
    .custody(.purgeManifests(.init(purge: purge)))
  }

  private static let upgrade = Command.custody(.upgrade(.init(version: .current)))
  private static let upgraded = Event.custody(
    .upgraded(.init(from: .first, version: .current)))

  private static func mark(_ gap: LogGap) -> Command { .custody(.markGap(.init(gap: gap))) }

  private static func write(_ evidence: Evidence) -> Command {
    .custody(.writeEvidence(.init(evidence: evidence)))
  }
}
