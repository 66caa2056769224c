/// How long a database is waited for; every wait has an end.
package struct WaitLimits: Hashable, Sendable {
  /// The longest time until a connection stands, or a locked file is free.
  package let connecting: Duration
  /// The longest time in which nothing comes.
  package let silence: Duration

  /// Sets the limits.
  ///
  /// - Parameters:
  ///   - connecting: The longest time until a connection stands, or a locked file is free.
  ///   - silence: The longest time in which nothing comes.
  package init(connecting: Duration, silence: Duration) {
    self.connecting = connecting
    self.silence = silence
  }
}
