/// Sendinblue's number for work it does in the background, such as an import.
package struct ProcessID: Sendable, Hashable, CustomStringConvertible {
  /// The number, 1 or more; Sendinblue counts upwards.
  package let rawValue: Int64

  /// Takes a number; nil unless it is 1 or more.
  package init?(_ rawValue: Int64) {
    guard rawValue > 0 else { return nil }
    self.rawValue = rawValue
  }

  package var description: String { String(rawValue) }
}

extension ProcessID: Comparable {
  package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension ProcessID: Decodable {
  package init(from decoder: any Decoder) throws {
    let field = try decoder.singleValueContainer()
    guard let id = Self(try field.decode(Int64.self)) else {
      throw DecodingError.dataCorruptedError(
        in: field, debugDescription: "a process id is 1 or more")
    }
    self = id
  }
}
