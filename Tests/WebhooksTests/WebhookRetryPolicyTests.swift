import Testing
import Webhooks

@Suite struct WebhookRetryPolicyTests {
  private let policy = WebhookRetryPolicy()

  private func failed(_ retryAfter: Duration? = nil) throws -> WebhookError {
    .failed(try sampleServer(), status: 503, retryAfter: retryAfter)
  }

  @Test(
    arguments: [
      (1, 0.0, .seconds(1)), (1, 0.5, .milliseconds(1_250)), (2, 0.0, .seconds(4)),
      (2, 0.5, .seconds(5)), (3, 0.0, .seconds(16)), (3, 0.75, .seconds(22)),
      (4, 0.0, nil), (5, 0.5, nil), (Int.max, 0.5, nil),
    ] as [(Int, Double, Duration?)])
  func `Four attempts, ever further apart`(
    attempt: Int, jitter: Double, wait: Duration?
  ) throws {
    #expect(policy.delay(attempt: attempt, error: try failed(), jitter: jitter) == wait)
  }

  @Test(
    arguments: [
      (1, .zero, .milliseconds(1_250)), (1, .seconds(1), .milliseconds(1_250)),
      (1, .seconds(30), .milliseconds(30_250)), (3, .seconds(10), .seconds(20)),
      (2, .seconds(60), .seconds(61)), (1, .seconds(61), nil), (1, .seconds(999_999_999), nil),
      (4, .seconds(1), nil),
    ] as [(Int, Duration, Duration?)])
  func `A receiver's word is kept up to a minute`(
    attempt: Int, asked: Duration, wait: Duration?
  ) throws {
    #expect(policy.delay(attempt: attempt, error: try failed(asked), jitter: 0.5) == wait)
  }

  @Test func `What may pass is tried again`() throws {
    let server = try sampleServer()
    let errors: [WebhookError] = [
      .unreachable(server, cause: "refused"), .timedOut(server),
      .interrupted(server, cause: "reset"), try failed(),
    ]
    for error in errors {
      #expect(policy.delay(attempt: 1, error: error, jitter: 0) == .seconds(1), "\(error)")
    }
  }

  @Test func `What would fail alike is not`() throws {
    let server = try sampleServer()
    let errors: [WebhookError] = [
      .malformedURL(.tooLong), .malformedMessage(.id), .untrusted(server, cause: "expired"),
      .notHTTP(server), .redirected(server, status: 308), .refused(server, status: 400),
      .refused(server, status: 410), .cancelled(server),
    ]
    for error in errors {
      #expect(policy.delay(attempt: 1, error: error, jitter: 0) == nil, "\(error)")
    }
  }
}
