import Foundation

extension Attribute {
  /// The form in which the account keeps a value, or nil where the value is of the wrong type.
  ///
  /// Wrong-typed values are ignored without a word, as the API does. Dates come as `YYYY-MM-DD` or
  /// `DD-MM-YYYY`, booleans as `Yes`, `true`, `1` and their opposites.
  func normalized(_ text: String) -> String? {
    switch kind {
    case .text, .id, .multipleChoice, .user, nil:
      return text
    case .float:
      return Double(text).map { $0.isFinite ? text : nil } ?? nil
    case .boolean:
      return Self.truth(text)
    case .date:
      return Self.isoDate(text)
    }
  }

  /// Whether values are kept as they come, so that nothing need be looked at.
  var takesAnyText: Bool {
    switch kind {
    case .text, .id, .multipleChoice, .user, nil: true
    case .float, .boolean, .date: false
    }
  }

  /// A kept value, as the API shows it.
  func shown(_ kept: String) -> JSONValue {
    switch kind {
    case .text, .id, .multipleChoice, .user, .date, nil: .string(kept)
    case .float: Double(kept).map(JSONValue.number) ?? .string(kept)
    case .boolean: .boolean(kept == "true")
    }
  }

  private static func truth(_ text: String) -> String? {
    switch text.lowercased() {
    case "yes", "true", "1": "true"
    case "no", "false", "0": "false"
    case _: nil
    }
  }

  private static func isoDate(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    let ordered = parts[0].count == 4 ? parts : parts.reversed()
    guard ordered.map(\.count) == [4, 2, 2], let month = Int(ordered[1]), let day = Int(ordered[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return ordered.joined(separator: "-")
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
