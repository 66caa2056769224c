package import Domain
package import Logging

/// What is logged, and how.
package struct LogSettings: Hashable, Sendable {
  /// The level from which on messages are logged.
  package let level: Logger.Level
  /// How they are written.
  package let format: LogFormat

  /// Chooses what is logged, and how.
  package init(level: Logger.Level, format: LogFormat) {
    self.level = level
    self.format = format
  }

  /// A handler that logs to standard error by these settings.
  ///
  /// - Parameter clock: Gives the present instant.
  /// - Returns: The handler.
  package func handler(clock: @escaping @Sendable () -> Timestamp) -> LineLogHandler {
    LineLogHandler(settings: self, clock: clock) { StandardStream.say($0) }
  }
}
