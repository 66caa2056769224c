import Domain
import Ledger
import Runner
import Sendinblue

/// A run performed by the driver alone: over doubles, on a clock that does not wait.
struct Performance {
  let stage: Stage
  let run: RunID
  let journal: MemoryJournal
  let gateway: ScriptedGateway
  let clock: InstantClock
  let settings: RunSettings

  /// Two people who fit into one batch.
  static let twoPeople = "email,first\na@shop.example,Ann\nb@shop.example,Bob\n"
  /// What is sent of them.
  static let twoPeopleMatching = DataMatching(
    emailField: "email", attributes: [.init(attribute: "FIRSTNAME", field: "first")])

  /// Orders a run.
  ///
  /// - Parameters:
  ///   - source: The content of the source; two people unless told otherwise, on the suite's
  ///     shared stage if it has one.
  ///   - bodyLimit: The longest body.
  ///   - matching: Which fields are sent.
  ///   - failingAt: The record from which on nothing can be written.
  ///   - profileLimit: The connection's own limit.
  ///   - gateway: Makes the gateway, given the journal to look into.
  ///   - interventions: What others ask between two records.
  /// - Throws: What setting the stage throws.
  init(
    source: String? = nil, bodyLimit: Int = 8_000_000,
    matching: DataMatching = Self.twoPeopleMatching,
    failingAt: Int? = nil, profileLimit: Int? = nil,
    gateway: (MemoryJournal) -> ScriptedGateway = { _ in ScriptedGateway() },
    interventions: (Stage, RunID) -> [MemoryJournal.Intervention] = { _, _ in [] }
  ) async throws {
    if let shared = SharedStage.current, source == nil, profileLimit == nil {
      stage = shared
    } else {
      stage = try await Stage(
        source: source ?? Self.twoPeople, matching: matching, profileLimit: profileLimit)
    }
    run = RunID(stage.ledger.surroundings.identifier())
    journal = MemoryJournal(
      of: run, in: try await stage.ordering(run), actor: .user(stage.ada),
      interventions: interventions(stage, run), failingAt: failingAt)
    self.gateway = gateway(journal)
    clock = InstantClock()
    settings = RunSettings(bodyLimit: bodyLimit)
  }

  /// Has the driver perform the run.
  func perform() async throws -> RunEnd {
    let driver = RunDriver(
      journal: journal, gateway: gateway, manifests: stage.ledger.manifests,
      pseudonymizer: try await stage.ledger.pseudonymizer(), surroundings: clock.surroundings,
      settings: settings, clock: clock)
    return try await driver.perform()
  }

  /// The stored names of what was recorded, in order.
  var recorded: [String] {
    get async { await journal.events.map(\.kind.rawValue) }
  }

  /// How often something was asked.
  func count(_ call: ScriptedGateway.Call) -> Int {
    gateway.calls.count { $0 == call }
  }
}

extension RunEnd {
  /// The end in a word or two: `completed`, or why it failed.
  var word: String {
    switch self {
    case .completed: "completed"
    case .failed(let failure): failure.rule ?? failure.reason.rawValue
    case .refused(let refusal): "refused \(refusal.rule)"
    case .cancelled: "cancelled"
    case .interrupted: "interrupted"
    }
  }
}
