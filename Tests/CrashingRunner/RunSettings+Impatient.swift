package import Runner
import Sendinblue

extension RunSettings {
  /// Settings for a Sendinblue that is near and small: nothing waits long.
  ///
  /// - Parameters:
  ///   - bodyLimit: The longest body of a batch, in bytes.
  ///   - attempts: How often a request is tried.
  ///   - answerLimit: How long one request waits for its answer.
  ///   - importLimit: How long one import may take.
  /// - Returns: The settings.
  package static func impatient(
    bodyLimit: Int, attempts: Int = 5, answerLimit: Duration = .seconds(60),
    importLimit: Duration = .seconds(30)
  ) -> RunSettings {
    RunSettings(
      bodyLimit: bodyLimit,
      retry: RetryPolicy(
        maximumAttempts: attempts, firstBackoff: .milliseconds(2), longestBackoff: .milliseconds(5),
        unknownReset: .milliseconds(5)),
      poll: PollPolicy(
        firstDelay: .milliseconds(2), longestDelay: .milliseconds(20), requestsPerHour: 1_000_000),
      timeouts: Timeouts(total: answerLimit), importTimeLimit: importLimit)
  }
}
