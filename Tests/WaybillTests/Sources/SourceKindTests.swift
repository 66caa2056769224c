import Foundation
import Sandbox
import Testing

/// The same customers, wherever they are kept, come to the same lists and the same figures.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SourceKindTests {
  /// A way to export.
  private struct Mode {
    let name: String
    let arguments: [String]
    let isMirror: Bool
  }

  private static let modes = [
    Mode(name: "Everything", arguments: [], isMirror: false),
    Mode(name: "Changes", arguments: ["--only-changes"], isMirror: false),
    Mode(name: "Mirror", arguments: mirror, isMirror: true),
    Mode(name: "Both", arguments: ["--only-changes"] + mirror, isMirror: true),
  ]
  private static let mirror = ["--mirror", "--remove-at-most", "20%"]

  @Test(arguments: SourceKind.allCases)
  func bringTenThousandProfilesToTheSameList(_ kind: SourceKind) async throws {
    let customers = Customers(count: 10_000)
    try await exporting(customers, from: kind) { place, store, sandbox in
      try await save("News", to: SandboxAccount.newsletterID, in: place)
      let figures = try await checkAndRun("News", in: place)
      #expect(figures.read == 10_000)
      #expect(figures.sent == customers.contacts.count)
      let held = try await sandbox.account.members(ofList: SandboxAccount.newsletterID).map {
        Customers.Contact(
          email: $0.email, first: $0.attributes["FIRSTNAME"], phone: $0.attributes["SMS"])
      }
      #expect(held.count == customers.contacts.count)
      #expect(Set(held) == customers.contacts)
    }
  }

  @Test(arguments: SourceKind.allCases)
  func comeToWhatACheckSaidInEveryMode(_ kind: SourceKind) async throws {
    let customers = Customers(count: 600)
    try await exporting(customers, from: kind) { place, store, sandbox in
      var lists: [Int] = []
      for mode in Self.modes {
        let list = try await sandbox.account.createList(named: mode.name)
        try await save(mode.name, to: list, mode.arguments, in: place)
        let figures = try await checkAndRun(mode.name, in: place)
        #expect(figures.unchanged ?? 0 == 0)
        lists.append(list)
      }
      try store.keep(customers.later)
      let (before, after) = (addresses(of: customers), addresses(of: customers.later))
      #expect(before.subtracting(after).count > 10 && after.subtracting(before).count > 10)
      for (mode, list) in zip(Self.modes, lists) {
        let figures = try await checkAndRun(mode.name, in: place)
        #expect((figures.unchanged ?? 0 > 100) == mode.arguments.contains("--only-changes"))
        let held = try await sandbox.account.members(ofList: list).map(\.email)
        #expect(Set(held) == (mode.isMirror ? after : before.union(after)), "\(mode.name)")
        #expect(held.count == Set(held).count)
      }
    }
  }

  /// Keeps customers in one way, and makes them a segment over a fresh account.
  private func exporting(
    _ customers: Customers, from kind: SourceKind,
    _ act: (Workplace, ProfileStore, RunningSandbox) async throws -> Void
  ) async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        let store = try ProfileStore(kind, in: place)
        try store.keep(customers)
        try await place.connect(to: sandbox)
        let added = try await place.waybill(["segment", "add", "Customers"] + store.arguments)
        try #require(added.status == 0, "\(added.messages)")
        try await act(place, store, sandbox)
        try store.close()
      }
    }
  }

  private func save(
    _ name: String, to list: Int, _ arguments: [String] = [], in place: Workplace
  ) async throws {
    let saved = try await place.waybill(
      [
        "destination", "save", name, "--connection", "Brevo", "--list", "\(list)", "--segment",
        "Customers", "--email", "Email", "--attribute", "FIRSTNAME=First", "--attribute",
        "SMS=Phone", "--default-country", "DE", "--consent-field", "Consent=yes",
      ] + arguments)
    try #require(saved.status == 0, "\(saved.messages)")
  }

  /// Tries a run out, performs it, and expects both to come to the same.
  private func checkAndRun(
    _ destination: String, in place: Workplace
  ) async throws -> PrintedFigures.Figures {
    let checked = try PrintedFigures(
      try await place.succeed("destination", "check", destination, "--format", "json"))
    let run = try PrintedFigures(
      try await place.succeed("run", "start", destination, "--format", "json"))
    #expect(checked.figures == run.figures)
    #expect(checked.removals == run.removals)
    #expect(checked.removals?.leaving == run.removed)
    return run.figures
  }

  private func addresses(of customers: Customers) -> Set<String> {
    Set(customers.contacts.map(\.email))
  }
}
