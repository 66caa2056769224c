import Foundation
import Testing

/// Whatever is done to a file of a ledger gets the verdict that says so, and never ends the program.
@Suite(.tags(.slow), .recordedLedger, .timeLimit(.minutes(30)))
struct AttackTests {
  private func verdicts(of attack: Attack?, on file: String) async throws -> Set<String> {
    let ledger = try AttackedLedger(try #require(RecordedLedger.current))
    try attack?(ledger, file)
    return try await ledger.verdicts()
  }

  @Test func `Nothing is found where nothing was done`() async throws {
    #expect(try await verdicts(of: nil, on: "log") == [])
  }

  @Test func `Views of before are none the worse`() async throws {
    let ledger = try AttackedLedger(try #require(RecordedLedger.current))
    try ledger.replace("views", with: ledger.recorded.older + "/views.sqlite")
    #expect(try await ledger.verdicts() == [])
  }

  @Test(arguments: LogAttacks.all) func onTheLog(attack: Attack) async throws {
    let found = try await verdicts(of: attack, on: "log")
    #expect(found.subtracting(attack.chanceVerdicts) == attack.verdicts)
  }

  @Test(arguments: ViewsAttacks.all) func onTheViews(attack: Attack) async throws {
    let found = try await verdicts(of: attack, on: "views")
    #expect(found == attack.verdicts)
  }

  @Test(arguments: VaultAttacks.all) func onTheVault(attack: Attack) async throws {
    let found = try await verdicts(of: attack, on: "vault")
    #expect(found == attack.verdicts)
  }

  @Test(arguments: ManifestsAttacks.all) func onTheManifests(attack: Attack) async throws {
    let found = try await verdicts(of: attack, on: "manifests")
    #expect(found == attack.verdicts)
  }

  @Test func `Each file is attacked in at least forty ways`() {
    for attacks in [LogAttacks.all, ViewsAttacks.all, VaultAttacks.all, ManifestsAttacks.all] {
      #expect(Set(attacks.map(\.name)).count >= 40)
    }
  }
}
