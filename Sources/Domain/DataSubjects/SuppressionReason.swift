/// Why somebody is kept out of runs, or let in again: a remark for colleagues.
///
/// It stays on record for good, so it is not for personal data. One line of at most 200 Unicode
/// scalars, without control characters.
package struct SuppressionReason: Hashable, Sendable {
  /// The most Unicode scalars that it may have.
  package static let mostScalars = 200

  /// The text.
  package let text: String
}

extension SuppressionReason: LosslessStringConvertible {
  package init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty, scalars.count <= Self.mostScalars,
      scalars.contains(where: { !$0.properties.isWhitespace })
    else { return nil }
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        return nil
      default: continue
      }
    }
    self.text = text
  }

  package var description: String { text }
}

extension SuppressionReason: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a reason", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
