import Domain
import Runner
import Sendinblue
import Testing

@Suite("A batch that is not simply taken", .sharedStage)
struct ImportFailureTests {
  /// What comes of a failure at the first attempt, where all later ones go well.
  struct Expectation: CustomTestStringConvertible, Sendable {
    let failure: Failure
    /// What is recorded between `batch-prepared` and, where the run goes on, `batch-sent`.
    let recorded: [String]
    /// How it ends.
    let end: String
    /// The wait before the second attempt.
    let wait: Duration?

    var testDescription: String { failure.rawValue }

    /// A failure that ends the run.
    static func ends(_ failure: Failure, _ end: String, after: [String] = []) -> Self {
      Self(failure: failure, recorded: after + ["run-failed"], end: end, wait: nil)
    }

    /// A failure after which the batch is sent again.
    static func again(_ failure: Failure, _ recorded: String, _ wait: Duration) -> Self {
      Self(failure: failure, recorded: [recorded], end: "completed", wait: wait)
    }
  }

  private static let expectations: [Expectation] = [
    .ends(.keyMissing, "key-refused"),
    .ends(.keyRefused, "key-refused"),
    .ends(.addressNotAllowed, "address-not-allowed"),
    .ends(.paymentRequired, "payment-required"),
    .ends(.permissionDenied, "not-permitted"),
    .ends(.notFound, "list-unusable"),
    .ends(.badRequest, "batch-rejected", after: ["batch-rejected"]),
    .ends(.unprocessable, "batch-rejected", after: ["batch-rejected"]),
    .ends(.tooLarge, "batch-rejected", after: ["batch-rejected"]),
    .ends(.unsupportedRequest, "batch-rejected"),
    .ends(.redirected, "gave-up"),
    .again(.requestTimedOut, "batch-deferred", .milliseconds(250)),
    .again(.tooEarly, "batch-deferred", .milliseconds(250)),
    .again(.rateLimited, "batch-deferred", .milliseconds(7_250)),
    .ends(.rateLimitedForLong, "gave-up", after: ["batch-deferred"]),
    .again(.rateLimitedUntold, "batch-deferred", .milliseconds(60_250)),
    .again(.serverFailed, "batch-unanswered", .milliseconds(250)),
    .again(.markup, "batch-unanswered", .milliseconds(250)),
    .ends(.tooLong, "gave-up", after: ["batch-unanswered"]),
    .again(.unreachable, "batch-deferred", .milliseconds(250)),
    .again(.timedOut, "batch-unanswered", .milliseconds(250)),
    .again(.connectionLost, "batch-unanswered", .milliseconds(250)),
  ]

  @Test("is recorded, waited for and sent again, or ends the run", arguments: expectations)
  func once(_ expectation: Expectation) async throws {
    let error = expectation.failure.error(.importContacts)
    let performance = try await Performance { _ in
      ScriptedGateway([.importContacts: [.fails(error)]])
    }
    let end = try await performance.perform()
    #expect(end.word == expectation.end)
    let rest =
      expectation.wait == nil ? [] : ["batch-sent", "batch-imported", "run-completed"]
    #expect(
      await performance.recorded
        == ["run-started", "batch-prepared"] + expectation.recorded + rest)
    #expect(performance.count(.importContacts) == (expectation.wait == nil ? 1 : 2))
    if let wait = expectation.wait { #expect(performance.clock.sleeps.contains(wait)) }
    // In doubt, it is first found out whether an import is under way; else there is no need.
    let isInDoubt = expectation.recorded == ["batch-unanswered"]
    #expect(performance.count(.processes) == (isInDoubt ? 2 : 1))
  }

  @Test("every way to fail is expected")
  func exhaustive() {
    #expect(Set(Self.expectations.map(\.failure)) == Set(Failure.allCases))
  }

  @Test(
    "is given up after five attempts, each on record",
    arguments: [
      (Failure.serverFailed, "batch-unanswered"), (.unreachable, "batch-deferred"),
      (.rateLimited, "batch-deferred"),
    ])
  func bounded(_ failure: Failure, _ record: String) async throws {
    let error = failure.error(.importContacts)
    let performance = try await Performance { _ in
      ScriptedGateway(afterwards: [.importContacts: .fails(error)])
    }
    #expect(try await performance.perform().word == "gave-up")
    let attempts = Array(repeating: record, count: 5)
    #expect(
      await performance.recorded
        == ["run-started", "batch-prepared"] + attempts + ["run-failed"])
    #expect(performance.count(.importContacts) == 5)
    #expect(Set(performance.gateway.bodies).count == 1)
  }

  @Test("attempts are numbered, and a wait is recorded as it is waited")
  func numbered() async throws {
    let errors = [Failure.rateLimited, .serverFailed, .unreachable]
    let performance = try await Performance { _ in
      ScriptedGateway([.importContacts: errors.map { .fails($0.error(.importContacts)) }])
    }
    #expect(try await performance.perform().word == "completed")
    var attempts: [Int] = []
    var waits: [Int64] = []
    for event in await performance.journal.events {
      switch event {
      case .batchDeferred(let event):
        attempts.append(event.attempt)
        waits.append(event.waitMilliseconds)
      case .batchUnanswered(let event): attempts.append(event.attempt)
      case .batchSent(let event): attempts.append(event.attempt)
      case .requested, .started, .batchPrepared, .batchRejected, .batchImported, .batchRemoved,
        .interrupted, .resumed, .completed, .failed, .cancelled:
        break
      }
    }
    #expect(attempts == [1, 2, 3, 4])
    // The longest backoff doubles from half a second; jitter takes half of it here.
    #expect(waits == [7_250, 1_000])
    #expect(performance.clock.sleeps.contains(.milliseconds(500)))
  }

  @Test("in doubt waits until no import is under way any more")
  func settling() async throws {
    let performance = try await Performance { _ in
      ScriptedGateway([
        .importContacts: [.fails(Failure.timedOut.error(.importContacts))],
        .processes: [.asUsual, .finds("in_process"), .finds("queued"), .finds("completed")],
      ])
    }
    #expect(try await performance.perform().word == "completed")
    let asked = performance.gateway.calls.filter { $0 == .importContacts || $0 == .processes }
    #expect(
      asked == [
        .processes, .importContacts, .processes, .processes, .processes, .importContacts,
      ])
    #expect(performance.gateway.bodies[0] == performance.gateway.bodies[1])
  }
}
