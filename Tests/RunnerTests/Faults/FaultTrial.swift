import CrashingRunner
import Domain
import Foundation
import Ledger
import Runner
import Sandbox
import Testing

/// An export that meets a fault, in this process or in one that dies of it.
struct FaultTrial {
  let stage: Stage
  let sandbox: RunningSandbox
  let customers: Customers
  /// How its runs are performed.
  let limits: Limits

  /// How a trial's runs are performed.
  struct Limits {
    /// The longest body, in bytes; by default one that gives three batches.
    var body = 3_000
    /// How often a request is tried.
    var attempts = 5
    /// How long one request waits for its answer.
    var answer = Duration.seconds(60)
    /// How long an import may take.
    var imports = Duration.seconds(60)
  }

  /// How a run under fault came to its end.
  enum End: Equatable {
    /// All of it was sent.
    case completed
    /// It failed, for this reason.
    case failed(RunFailure)
    /// A rule said no to the order.
    case refused(Refusal)
  }

  /// Prepares an export of a hundred and fifty rows.
  ///
  /// - Parameters:
  ///   - sandbox: Sendinblue.
  ///   - baseURL: Where the exporter takes it to be.
  ///   - limits: How its runs are performed.
  ///   - surroundings: Time and identifiers.
  ///   - source: The file that its customers are in.
  ///   - faults: How many faults it meets.
  /// - Throws: What setting the stage throws.
  init(
    _ sandbox: RunningSandbox, baseURL: String? = nil, limits: Limits = Limits(),
    surroundings: Surroundings = .system, source: (Customers) -> String = \.csv, faults: Int = 1
  ) async throws {
    customers = Customers(count: 150, seed: 42)
    stage = try await Stage(
      source: source(customers), baseURL: baseURL ?? sandbox.baseURL, matching: Customers.matching,
      surroundings: surroundings)
    self.sandbox = sandbox
    self.limits = limits
    FaultTally.note(faults: faults)
  }

  /// Tries an export of another stage.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - sandbox: Sendinblue.
  ///   - limits: How its runs are performed.
  ///   - faults: How many faults it meets.
  init(_ stage: Stage, _ sandbox: RunningSandbox, limits: Limits = Limits(), faults: Int = 1) {
    self.stage = stage
    self.sandbox = sandbox
    self.limits = limits
    customers = Customers(count: 0)
    FaultTally.note(faults: faults)
  }

  /// What performs the trial's runs in this process, without a wait.
  var launcher: RunLauncher {
    RunLauncher(
      stage.ledger,
      settings: .impatient(
        bodyLimit: limits.body, attempts: limits.attempts, answerLimit: limits.answer,
        importLimit: limits.imports), clock: InstantClock())
  }

  /// Starts the export in a process that dies at a moment.
  func start(dyingAt point: String) throws -> RunnerProcess {
    try process(("start", stage.destination.description), point)
  }

  /// Resumes the export in a process that dies at a moment.
  func resume(_ run: RunID, dyingAt point: String) throws -> RunnerProcess {
    try process(("resume", run.description), point)
  }

  /// The run that has not ended, if there is one.
  func runUnderWay() async throws -> RunID? {
    try await stage.ledger.currentState().runs.keys.first
  }

  /// Starts the export in this process.
  ///
  /// - Parameter decoration: What is put around the driver's ways.
  /// - Returns: How it ended.
  /// - Throws: What the launcher throws, or `FaultTrialError`.
  func start(_ decoration: RunLauncher.Decoration = .init()) async throws -> End {
    try end(
      of: await launcher.start(stage.destination, by: stage.identity, decorate: decoration))
  }

  /// Takes up in this process what has not ended.
  ///
  /// - Returns: How it ended; nothing where there was no run to take up.
  /// - Throws: What the launcher throws, or `FaultTrialError`.
  func resume() async throws -> End? {
    guard let run = try await runUnderWay() else { return nil }
    return try end(of: await launcher.resume(run, by: stage.identity))
  }

  /// Performs a new run where the fault ended the last, or where the process died before there was
  /// one, once Sendinblue has come to rest.
  ///
  /// - Parameter end: How the last run ended; nothing where there was none.
  /// - Returns: How many imports had been received before.
  /// - Throws: What the launcher throws.
  func startAgain(after end: End?) async throws -> Int {
    let received = await sandbox.account.receivedImports.count
    guard end != .completed else { return received }
    await sandbox.account.failStuckImports()
    #expect(try await start() == .completed)
    return received
  }

  private func process(_ order: (String, String), _ point: String) throws -> RunnerProcess {
    let (seconds, attoseconds) = limits.answer.components
    return try RunnerProcess(
      stage, order, bodyLimit: limits.body, point: point,
      answerLimit: Int(seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
  }

  private func end(of outcome: RunLauncher.Outcome) throws -> End {
    switch outcome {
    case .ended(_, .completed): return .completed
    case .ended(_, .failed(let failure)): return .failed(failure.reason)
    case .refused(let refusal): return .refused(refusal)
    case .ended: throw FaultTrialError.unforeseen(outcome)
    }
  }
}

/// What no fault may bring about.
enum FaultTrialError: Error {
  /// A run that neither was completed nor failed.
  case unforeseen(RunLauncher.Outcome)
}
