import Sendinblue
import Testing

@Suite struct RetryPolicyTests {
  private static let exchange = Exchange(operation: .importContacts)
  private let policy = RetryPolicy()

  @Test(arguments: [
    (1, 0.0, Duration.zero), (1, 0.5, .milliseconds(250)), (2, 0.5, .milliseconds(500)),
    (3, 0.5, .seconds(1)), (4, 0.5, .seconds(2)),
  ])
  func backsOffExponentiallyWithFullJitter(attempt: Int, jitter: Double, delay: Duration) {
    let error = SendinblueError.serverFailed(Self.exchange)
    #expect(policy.delay(attempt: attempt, error: error, jitter: jitter) == delay)
  }

  @Test func givesUpAfterTheLastAttempt() {
    let error = SendinblueError.serverFailed(Self.exchange)
    #expect(policy.delay(attempt: 5, error: error, jitter: 0) == nil)
    #expect(policy.delay(attempt: .max, error: error, jitter: 0) == nil)
  }

  @Test(arguments: [8, 9, 63, 64, 1000])
  func backoffIsCapped(attempt: Int) throws {
    let patient = RetryPolicy(maximumAttempts: .max)
    let error = SendinblueError.tooEarly(Self.exchange)
    let delay = try #require(patient.delay(attempt: attempt, error: error, jitter: 0.5))
    #expect(delay == .seconds(30))
  }

  @Test(
    arguments: [
      (nil, Duration.seconds(60)), (.zero, .zero), (.seconds(45), .seconds(45)),
      (.seconds(3600), .seconds(3600)),
    ] as [(Duration?, Duration)])
  func honoursTheReset(resetAfter: Duration?, least: Duration) {
    let error = SendinblueError.rateLimited(Self.exchange, resetAfter: resetAfter)
    #expect(policy.delay(attempt: 1, error: error, jitter: 0) == least)
    #expect(policy.delay(attempt: 1, error: error, jitter: 0.5) == least + .milliseconds(250))
  }

  @Test func doesNotWaitForMoreThanAPeriod() {
    let error = SendinblueError.rateLimited(Self.exchange, resetAfter: .seconds(3601))
    #expect(policy.delay(attempt: 1, error: error, jitter: 0) == nil)
  }

  @Test(arguments: [
    SendinblueError.keyRefused(exchange), .keyMissing(exchange), .addressNotAllowed(exchange),
    .paymentRequired(exchange), .permissionDenied(exchange), .notFound(exchange),
    .badRequest(exchange), .unprocessable(exchange), .tooLarge(exchange),
    .unsupportedRequest(exchange), .redirected(exchange), .unusableReport(exchange),
    .cancelled(exchange, outcomeIsUnknown: true), .malformedKey(.empty),
    .malformedBaseURL(.notEncrypted), .unexpectedAnswer(exchange, .tooLong(limit: 1)),
  ])
  func doesNotRepeatWhatWouldFailAlike(error: SendinblueError) {
    #expect(policy.delay(attempt: 1, error: error, jitter: 0) == nil)
  }

  @Test(arguments: [
    SendinblueError.requestTimedOut(exchange), .tooEarly(exchange), .serverFailed(exchange),
    .unexpectedAnswer(exchange, .markup), .unreachable(exchange, cause: "refused"),
    .interrupted(exchange, .timedOut),
    .interrupted(exchange, .connectionLost(cause: "reset")),
  ])
  func repeatsWhatMayPass(error: SendinblueError) {
    #expect(policy.delay(attempt: 1, error: error, jitter: 0) == .zero)
  }
}
