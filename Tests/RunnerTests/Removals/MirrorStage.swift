import Domain
import EventLog
import Foundation
import Ledger
import Runner
import Sendinblue
import Synchronization
import Testing
import Views

/// A destination that mirrors its segment, run again and again over a Sendinblue in memory.
struct MirrorStage: Sendable {
  let stage: Stage
  let clock = InstantClock()

  /// Saves a destination that mirrors its segment.
  ///
  /// - Parameters:
  ///   - removeAtMost: The share that one run may take off, in percent.
  ///   - baseURL: Where Sendinblue is, for runs that have no gateway of their own.
  /// - Throws: What setting the stage throws.
  init(removeAtMost: Int = 100, baseURL: String = "http://127.0.0.1:9/v3") async throws {
    stage = try await Stage(source: Self.source([]), baseURL: baseURL)
    let settings = try #require(
      try await stage.ledger.currentState().destinations[stage.destination]
    ).settings
    try await stage.ask(
      .destination(
        .edit(
          .init(
            destination: stage.destination,
            settings: DestinationSettings(
              name: settings.name, connection: settings.connection, list: settings.list,
              matching: settings.matching, segments: settings.segments,
              mirror: Mirroring(removeAtMost: removeAtMost)),
            list: .found(name: "Newsletter"), accountAttributes: []))))
  }

  /// The address of a customer.
  static func address(_ number: Int) -> String { "c\(number)@shop.example" }

  /// A file of addresses.
  static func source(_ emails: some Sequence<String>) -> String {
    "email\n" + emails.map { $0 + "\n" }.joined()
  }

  /// Runs the export of some people.
  ///
  /// - Parameters:
  ///   - emails: Who is in the segment.
  ///   - gateway: Sendinblue.
  /// - Returns: What became of it.
  /// - Throws: What the launcher throws.
  func run(
    _ emails: some Sequence<String>, over gateway: ScriptedGateway
  ) async throws -> RunLauncher.Outcome {
    try stage.scratch.write(source: Self.source(emails))
    return try await launcher.start(
      stage.destination, by: stage.identity, decorate: .init(gateway: { _ in gateway }))
  }

  /// Takes up a run that was interrupted.
  func resume(_ run: RunID, over gateway: ScriptedGateway) async throws -> RunLauncher.Outcome {
    try await launcher.resume(
      run, by: stage.identity, decorate: .init(gateway: { _ in gateway }))
  }

  /// What is on record of a run, in order.
  func events(of run: RunID) throws -> [RunEvent] {
    var events: [RunEvent] = []
    for entry in try stage.ledger.log.entries(
      matching: LogFilter(
        types: [.startingWith("waybill.event.")], subject: Subject.run(run).text), limit: 10_000)
    {
      guard case .event(.run(let event), _) = try RecordedMessage(entry) else { continue }
      events.append(event)
    }
    return events
  }

  private var launcher: RunLauncher { RunLauncher(stage.ledger, clock: clock) }
}

/// Does something to a Sendinblue in memory behind the runner's back, at one of the runner's calls.
final class Meddler: Sendable {
  private struct Plan {
    var gateway: ScriptedGateway?
    var countdown: Int
  }

  private let plan: Mutex<Plan>
  private let call: ScriptedGateway.Call
  private let meddle: @Sendable (ScriptedGateway) -> Void

  /// Plans to meddle.
  ///
  /// - Parameters:
  ///   - call: At which call.
  ///   - occurrence: At which of them, from 1, counted from when it is told of the gateway.
  ///   - meddle: What to do.
  init(
    at call: ScriptedGateway.Call, occurrence: Int = 1,
    _ meddle: @escaping @Sendable (ScriptedGateway) -> Void
  ) {
    plan = Mutex(Plan(gateway: nil, countdown: occurrence))
    self.call = call
    self.meddle = meddle
  }

  /// Tells it whom to meddle with.
  func begin(with gateway: ScriptedGateway) { plan.withLock { $0.gateway = gateway } }

  /// Sees a call.
  func see(_ call: ScriptedGateway.Call) {
    guard call == self.call else { return }
    let gateway = plan.withLock { plan -> ScriptedGateway? in
      guard plan.gateway != nil else { return nil }
      plan.countdown -= 1
      return plan.countdown == 0 ? plan.gateway : nil
    }
    if let gateway { meddle(gateway) }
  }
}
