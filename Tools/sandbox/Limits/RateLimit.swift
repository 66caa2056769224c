/// How many requests a scope allows within how long.
package struct RateLimit: Sendable, Equatable {
  /// The most requests in a window.
  package let requests: Int
  /// The window's length in seconds.
  package let seconds: Int

  package init(requests: Int, seconds: Int) {
    self.requests = requests
    self.seconds = seconds
  }
}
