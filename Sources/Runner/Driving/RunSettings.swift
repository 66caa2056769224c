package import Sendinblue

/// How patiently a run is performed, and in whose name.
package struct RunSettings: Sendable {
  /// The longest body of a request, in bytes.
  package let bodyLimit: Int
  /// How often and after which waits a request is tried again.
  package let retry: RetryPolicy
  /// How often Sendinblue is asked how far an import is.
  package let poll: PollPolicy
  /// How long one request waits.
  package let timeouts: Timeouts
  /// How long one import may take before the run gives up on it.
  package let importTimeLimit: Duration
  /// The version of this program that Sendinblue is told.
  package let version: String

  /// States how patiently a run is performed.
  package init(
    bodyLimit: Int = ImportBody.recommendedLimit, retry: RetryPolicy = RetryPolicy(),
    poll: PollPolicy = PollPolicy(), timeouts: Timeouts = Timeouts(),
    importTimeLimit: Duration = .seconds(2 * 3600), version: String = "0"
  ) {
    self.bodyLimit = bodyLimit
    self.retry = retry
    self.poll = poll
    self.timeouts = timeouts
    self.importTimeLimit = importTimeLimit
    self.version = version
  }
}
