package import Domain
package import Logging

/// Logs each message as one line.
package struct LineLogHandler: LogHandler {
  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?

  private let format: LogFormat
  private let clock: @Sendable () -> Timestamp
  private let write: @Sendable (String) -> Void

  /// Begins to log.
  ///
  /// - Parameters:
  ///   - settings: What is logged, and how.
  ///   - clock: Gives the present instant.
  ///   - write: Takes a line, without a break at its end; called from any task.
  package init(
    settings: LogSettings, clock: @escaping @Sendable () -> Timestamp,
    write: @escaping @Sendable (String) -> Void
  ) {
    logLevel = settings.level
    format = settings.format
    self.clock = clock
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var details = metadata
    // What is said closer to the message counts.
    details.merge(metadataProvider?.get() ?? [:]) { $1 }
    details.merge(event.metadata ?? [:]) { $1 }
    if let error = event.error, details["error"] == nil { details["error"] = "\(error)" }
    let line = LogLine(
      time: clock(), level: event.level, message: event.message.description, metadata: details)
    write(line.text(format))
  }
}
