/// How long the client waits; every wait it makes ends.
package struct WebhookTimeouts: Sendable, Equatable {
  /// For name resolution, connection and TLS handshake together.
  package let connect: Duration

  /// For one exchange, from the first attempt to connect to the end of the answer.
  package let total: Duration

  /// Sets the waits.
  ///
  /// - Parameters:
  ///   - connect: For a connection, until it is ready for a request.
  ///   - total: For one exchange; Standard Webhooks recommends 15 to 30 seconds.
  package init(connect: Duration = .seconds(5), total: Duration = .seconds(15)) {
    precondition(connect > .zero && total > .zero, "a wait has a length")
    self.connect = connect
    self.total = total
  }
}
