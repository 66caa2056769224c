import Domain
import Runner
import Sendinblue
import Testing

@Suite("A question that is not simply answered", .sharedStage)
struct QuestionFailureTests {
  /// The questions whose answer a run cannot do without.
  private static let questions: [(ScriptedGateway.Call, Operation, recorded: [String])] = [
    (.list, .list(2), []), (.attributes, .attributes, []),
    (.processes, .processes, ["run-started", "batch-prepared"]),
    (.process, .processes, ["run-started", "batch-prepared", "batch-sent"]),
  ]

  /// The failures after which it is asked again.
  private static let passing: Set<Failure> = [
    .requestTimedOut, .tooEarly, .rateLimited, .rateLimitedUntold, .serverFailed, .markup,
    .unreachable, .timedOut, .connectionLost,
  ]

  /// How a run ends over a failure that does not pass.
  private static func end(_ failure: Failure, at call: ScriptedGateway.Call) -> String {
    switch failure {
    case .keyMissing, .keyRefused: "key-refused"
    case .addressNotAllowed: "address-not-allowed"
    case .paymentRequired: "payment-required"
    case .permissionDenied: "not-permitted"
    case .notFound:
      switch call {
      case .list: "refused list-missing"
      case .process, .processes, .report: "import-failed"
      case .contacts, .attributes, .importContacts, .removeContacts: "list-unusable"
      }
    case .badRequest, .unprocessable, .tooLarge, .unsupportedRequest:
      switch call {
      case .list, .contacts, .attributes: "list-unusable"
      case .process, .processes, .report: "import-failed"
      case .importContacts, .removeContacts: "batch-rejected"
      }
    case .redirected, .requestTimedOut, .tooEarly, .rateLimited, .rateLimitedForLong,
      .rateLimitedUntold, .serverFailed, .markup, .tooLong, .unreachable, .timedOut,
      .connectionLost:
      "gave-up"
    }
  }

  @Test("is asked again, or ends the run with a reason", arguments: Failure.allCases)
  func once(_ failure: Failure) async throws {
    for (call, operation, recorded) in Self.questions {
      let performance = try await Performance { _ in
        ScriptedGateway([call: [.fails(failure.error(operation))]])
      }
      let end = try await performance.perform()
      if Self.passing.contains(failure) {
        #expect(end.word == "completed", "\(call)")
        #expect(performance.count(call) == 2, "\(call)")
      } else {
        #expect(end.word == Self.end(failure, at: call), "\(call)")
        #expect(await performance.recorded.prefix(recorded.count) == recorded[...], "\(call)")
        #expect(performance.count(call) == 1, "\(call)")
      }
    }
  }

  @Test("is given up after five attempts", arguments: Array(passing))
  func bounded(_ failure: Failure) async throws {
    for (call, operation, recorded) in Self.questions {
      let performance = try await Performance { _ in
        ScriptedGateway(afterwards: [call: .fails(failure.error(operation))])
      }
      #expect(try await performance.perform().word == "gave-up", "\(call)")
      #expect(await performance.recorded == recorded + ["run-failed"], "\(call)")
      #expect(performance.count(call) == 5, "\(call)")
    }
  }

  @Test("about a report does not stop the run, which says so", arguments: Failure.allCases)
  func report(_ failure: Failure) async throws {
    let error = failure.error(.report(.invalidEmails))
    let performance = try await Performance { _ in
      ScriptedGateway(
        afterwards: [.process: .finds("refusing"), .report: .fails(error)])
    }
    guard case .completed(let end) = try await performance.perform() else {
      Issue.record("not completed")
      return
    }
    #expect(end.warnings == [.reportUnreadable])
    #expect(end.refused == [.init(reason: "invalid_emails", rows: nil)])
    #expect(performance.count(.report) == (Self.passing.contains(failure) ? 5 : 1))
  }

  @Test("a report that can be read is counted")
  func refusals() async throws {
    let performance = try await Performance { _ in
      ScriptedGateway(afterwards: [.process: .finds("refusing")])
    }
    guard case .completed(let end) = try await performance.perform() else {
      Issue.record("not completed")
      return
    }
    #expect(end.warnings == [.refusedBySendinblue])
    #expect(end.refused == [.init(reason: "invalid_emails", rows: 1)])
  }
}
