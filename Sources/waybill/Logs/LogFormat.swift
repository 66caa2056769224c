/// The forms in which messages are logged.
package enum LogFormat: String, CaseIterable, Sendable {
  /// A line for people.
  case text
  /// One JSON object a line.
  case json
}
