/// How long the client waits; every wait it makes ends.
package struct Timeouts: Sendable, Equatable {
  /// For name resolution, connection and TLS handshake together.
  package let connect: Duration

  /// For the next bytes to be taken or given by the other side.
  package let idle: Duration

  /// For one exchange, from the first attempt to connect to the last byte of the answer's head;
  /// its body may take one more ``idle``.
  package let total: Duration

  /// Sets the waits.
  ///
  /// - Parameters:
  ///   - connect: For a connection, until it is ready for a request.
  ///   - idle: Between bytes. Sendinblue parses an import before it answers, hence a minute.
  ///   - total: For one exchange. Eight megabytes over 1 Mbit/s take a good minute.
  package init(
    connect: Duration = .seconds(10), idle: Duration = .seconds(60),
    total: Duration = .seconds(300)
  ) {
    precondition(connect > .zero && idle > .zero && total > .zero, "a wait has a length")
    self.connect = connect
    self.idle = idle
    self.total = total
  }
}
