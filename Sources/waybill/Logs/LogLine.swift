package import Domain
package import Logging
import Results

/// One message of a log.
package struct LogLine {
  private let time: Timestamp
  private let level: Logger.Level
  private let message: String
  private let metadata: Logger.Metadata

  /// Describes a message.
  ///
  /// - Parameters:
  ///   - time: When it was logged.
  ///   - level: How much it matters.
  ///   - message: What is said, always alike.
  ///   - metadata: The values that it is said of.
  package init(time: Timestamp, level: Logger.Level, message: String, metadata: Logger.Metadata) {
    self.time = time
    self.level = level
    self.message = message
    self.metadata = metadata
  }

  /// The message on one line, without a break at its end.
  ///
  /// Whatever a terminal would act on is escaped, so that a value can begin no line of its own.
  package func text(_ format: LogFormat) -> String {
    switch format {
    case .text:
      let values = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.quoted)" }
      return (["\(time)", level.rawValue, message] + values).joined(separator: " ").visible
    case .json: return json
    }
  }

  private var json: String {
    let members = Members(
      time: time.description, level: level.rawValue, message: message,
      metadata: metadata.mapValues(LoggedValue.init))
    do {
      return try JSONText(members, isPretty: false).text
    } catch {
      preconditionFailure("texts, and arrays and objects of them, are always written: \(error)")
    }
  }

  private struct Members: Encodable {
    let time: String
    let level: String
    let message: String
    let metadata: [String: LoggedValue]
  }
}

/// A value as JSON: texts, and arrays and objects of them.
private struct LoggedValue: Encodable {
  let value: Logger.MetadataValue

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .string(let text): try container.encode(text)
    case .stringConvertible(let value): try container.encode(value.description)
    case .array(let values): try container.encode(values.map(LoggedValue.init))
    case .dictionary(let values): try container.encode(values.mapValues(LoggedValue.init))
    }
  }
}

extension Logger.MetadataValue {
  /// The value as one word: in quotation marks where it would not be one.
  fileprivate var quoted: String {
    switch self {
    case .string(let text): text.asOneWord
    case .stringConvertible(let value): value.description.asOneWord
    case .array(let values): "[" + values.map(\.quoted).joined(separator: ",") + "]"
    case .dictionary(let values):
      "{"
        + values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.quoted)" }
        .joined(separator: ",") + "}"
    }
  }
}

extension String {
  fileprivate var asOneWord: String {
    let marks: Set<Character> = [" ", "=", "\"", "\\", ",", "[", "]", "{", "}"]
    guard isEmpty || contains(where: { marks.contains($0) || $0.isWhitespace }) else { return self }
    return "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
