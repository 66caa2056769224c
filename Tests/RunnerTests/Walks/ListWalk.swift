import Domain
import EventLog
import Foundation
import Ledger
import Runner
import Sandbox
import Testing
import Vault
import Views

/// Many runs of one destination over a source that changes, in every mode and disturbed in every
/// way, and a plain model of what may leave and of what has to be there after each.
struct ListWalk {
  let stage: Stage
  let sandbox: RunningSandbox
  var ledger: Ledger
  /// Those over manifests that were purged, kept open.
  private var abandoned: [Ledger] = []
  var clientele: Clientele
  var model = ListModel()
  /// Everybody who can be on the list, by pseudonym.
  var names: [[UInt8]: String] = [:]
  /// What was met, so that a walk that tries nothing is noticed.
  private(set) var tally: [String: Int] = [:]

  private static let bodyLimit = 5_000
  private static let strangers = (0..<9).map { "stranger.\($0)@elsewhere.example" }
  static let list = SandboxAccount.newsletterID

  /// Prepares customers and strangers.
  init(_ sandbox: RunningSandbox, seed: UInt64) async throws {
    self.sandbox = sandbox
    clientele = Clientele(count: 240, seed: seed)
    stage = try await Stage(
      source: clientele.csv, baseURL: sandbox.baseURL, matching: Customers.matching)
    ledger = stage.ledger
    let pseudonymizer = try await ledger.pseudonymizer()
    for name in Clientele.everybody.map(Clientele.address) + Self.strangers {
      names[pseudonymizer.pseudonym(of: name.utf8)] = name
    }
    try await choose(.allCases[Int(seed % 4)])
  }

  /// Changes the source, the list and the mode, runs until the run has ended, and checks what came
  /// of it.
  mutating func step() async throws {
    clientele.change()
    try stage.scratch.write(source: clientele.csv)
    try await meddle()
    if clientele.pick(3) == 0 { try await choose(.allCases[clientele.pick(4)]) }
    if clientele.pick(9) == 0 {
      abandoned.append(ledger)
      ledger = try await stage.purgeManifests()
      model.lose()
    }
    let (mark, head) = (await Received.Mark(sandbox), try ledger.log.head())
    try await perform()
    await sandbox.account.finishImports()
    try await check(
      try events(after: head), try await Received(sandbox, since: mark))
  }

  /// Notes that something was met.
  mutating func count(_ what: String, _ number: Int = 1) {
    tally[what, default: 0] += number
  }
}

/// Whose part others play, and how the destination exports.
extension ListWalk {
  private enum Choice: CaseIterable {
    case everything, changes, mirror, both
  }

  private mutating func choose(_ choice: Choice) async throws {
    let share = [100, 100, 100, 60, 10, 0][clientele.pick(6)]
    model.mode =
      switch choice {
      case .everything: .init()
      case .changes: .init(sendsOnlyChanges: true)
      case .mirror: .init(removesAtMost: share)
      case .both: .init(sendsOnlyChanges: true, removesAtMost: share)
      }
    try await stage.remember(
      onlyChanges: model.mode.sendsOnlyChanges,
      mirror: model.mode.removesAtMost.map { Mirroring(removeAtMost: $0) })
  }

  /// Somebody works on the list by hand.
  private mutating func meddle() async throws {
    for _ in 0..<clientele.pick(4) {
      let people = Self.strangers + Clientele.everybody.map(Clientele.address)
      let somebody =
        clientele.pick(2) == 0
        ? Self.strangers[clientele.pick(9)] : people[clientele.pick(people.count)]
      let account = sandbox.account
      switch clientele.pick(3) {
      case 0:
        try await account.enlist([somebody], onList: Self.list)
        model.put(somebody, "")
      case 1:
        let members = model.members.sorted()
        guard !members.isEmpty else { continue }
        let member = members[clientele.pick(members.count)]
        try await account.delist([member], fromList: Self.list)
        model.members.remove(member)
      default:
        let value = "Hand\(clientele.pick(1_000))"
        try await account.edit(somebody, "FIRSTNAME", to: value)
        model.contacts[somebody, default: [:]]["FIRSTNAME"] = value
      }
    }
  }
}

/// The runs, and what disturbs them.
extension ListWalk {
  private mutating func perform() async throws {
    if clientele.pick(8) == 0 {
      try await performInProcess()
    } else {
      try await attempt { try await $0.start($1, by: $2, decorate: $3) }
    }
    while let run = try await ledger.currentState().runs.keys.first {
      if clientele.pick(5) == 0 {
        count("superseded")
        try await stage.ask(.run(.cancel(.init(run: run))))
      } else {
        count("resumed")
        try await attempt { launcher, _, identity, decoration in
          try await launcher.resume(run, by: identity, decorate: decoration)
        }
      }
    }
  }

  /// In a process of its own, which is killed.
  private mutating func performInProcess() async throws {
    let point = ["journal-after-", "journal-before-", "gateway-after-", "gateway-before-"]
    let end = try await RunnerProcess(
      stage, ("start", stage.destination.description), bodyLimit: Self.bodyLimit,
      point: point[clientele.pick(4)] + String(1 + clientele.pick(16))
    ).end()
    if end == .killed(SIGKILL) { count("killed") }
  }

  private mutating func attempt(
    _ perform: (RunLauncher, DestinationID, Identity, RunLauncher.Decoration) async throws ->
      RunLauncher.Outcome
  ) async throws {
    let phase = Disturbance.Phase.allCases[clientele.pick(2)]
    let disturbance = Disturbance(
      dying: phase, at: 1 + clientele.pick(phase == .sweeping ? 6 : 30),
      before: clientele.pick(2) == 0, rarity: [4, 12, 1_000][clientele.pick(3)],
      seed: UInt64(clientele.pick(1_000_000)))
    let stage = stage
    let deed: MeddlingJournal.Deed = clientele.pick(2) == 0 ? .cancels : .changesSource
    let number = 1 + clientele.pick(40)
    let decoration = disturbance.decoration { MeddlingJournal($0, on: stage, deed, at: number) }
    let launcher = RunLauncher(
      ledger, settings: RunSettings(bodyLimit: Self.bodyLimit), clock: InstantClock())
    do {
      _ = try await perform(launcher, stage.destination, stage.identity, decoration)
    } catch is RunnerError {
      count("died \(phase)")
    } catch is LedgerError where disturbance.isDead {
      count("died \(phase)")
    }
  }
}
