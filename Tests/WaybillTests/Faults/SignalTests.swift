import Foundation
import Glibc
import Sandbox
import Testing

/// The part of the fault table that is about signals: in each phase of a run, which then goes on.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SignalTests {
  /// What a run does as the signal comes.
  enum Phase: String, CaseIterable, CustomTestStringConvertible {
    case asksForList = "it asks for the list"
    case asksForAttributes = "it asks for the attributes"
    case awaitsQuiet = "it waits for earlier imports"
    case sends = "it sends a batch"
    case awaitsImport = "it waits for an import"
    case waits = "it waits before another attempt"

    var testDescription: String { rawValue }

    /// The request that it stands at.
    fileprivate var route: FaultRoute {
      switch self {
      case .asksForList: .list
      case .asksForAttributes: .attributes
      case .awaitsQuiet: .processes
      case .sends, .waits: .imports
      case .awaitsImport: .process
      }
    }

    /// Which of those requests: saving the destination has asked for the list and the attributes.
    fileprivate var occurrence: Int {
      switch self {
      case .asksForList, .asksForAttributes: 2
      case .awaitsQuiet, .sends, .awaitsImport, .waits: 1
      }
    }

    /// How often the one batch reaches Sendinblue in the end.
    ///
    /// Whether the first attempt does is open where the connection ends with its process.
    fileprivate var deliveries: ClosedRange<Int> { self == .sends ? 1...2 : 1...1 }
    /// How often a batch is in doubt.
    ///
    /// Once, too, where the next attempt was waited for: nobody can tell that it was not made.
    fileprivate var doubts: ClosedRange<Int> {
      switch self {
      case .asksForList, .asksForAttributes, .awaitsImport: 0...0
      case .sends: 1...1
      case .awaitsQuiet, .waits: 0...1
      }
    }
  }

  @Test(arguments: Phase.allCases, [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `A run that is stopped says so, and loses and repeats nothing`(
    phase: Phase, stop: (signal: Int32, status: Int32)
  ) async throws {
    let gate = Gate()
    let fault: Fault = phase == .waits ? .respond(status: 429, body: "") : .delay(until: gate)
    let script = FaultScript([
      .init(phase.route, occurrences: phase.occurrence...phase.occurrence, fault)
    ])
    let configuration = SandboxConfiguration(faults: script, keepsBodies: true)
    try await withSandbox(configuration) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let stopped = try await place.waybill("run", "start", "News") { process in
          try await reach(phase, gate, in: place)
          kill(process, stop.signal)
        }
        gate.open()
        #expect(stopped.status == stop.status, "\(stopped.messages)")
        #expect(stopped.messages.contains("waybill run resume"), "\(stopped.messages)")
        #expect(try await count("run-interrupted", in: place) == 1)
        try await place.succeed("verify")
        #expect(try await place.succeed("run", "resume").contains("completed"))
        try await place.succeed("verify")
        #expect(phase.doubts.contains(try await count("batch-unanswered", in: place)))
        try await expectRecipients(phase, sandbox)
      }
    }
  }

  /// Waits until the run is in a phase.
  private func reach(_ phase: Phase, _ gate: Gate, in place: Workplace) async throws {
    guard phase == .waits else { return try await gate.waitUntilReached() }
    while try await count("batch-deferred", in: place) == 0 {}
  }

  private func count(_ event: String, in place: Workplace) async throws -> Int {
    let log = try await place.succeed("audit", "log", "--type", event, "--format", "csv")
    return log.split(separator: "\r\n").count - 1
  }

  private func expectRecipients(_ phase: Phase, _ sandbox: RunningSandbox) async throws {
    let received = await sandbox.account.receivedImports
    #expect(phase.deliveries.contains(received.count))
    #expect(Set(received.map(\.body)).count == 1)
    await sandbox.account.finishImports()
    let members = try await sandbox.account.members(ofList: SandboxAccount.newsletterID)
    #expect(
      members.map { "\($0.email) \($0.attributes["FIRSTNAME"] ?? "")" } == [
        "ada@example.com Ada", "bob@example.com Bob", "cleo@example.org Cleo",
        "emil@example.org Emil", "ida@example.net =Ida", "jo@example.com Jo, \"the\" one",
      ])
  }
}
