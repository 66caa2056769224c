/// A data matching made ready for one source: fields are column numbers, values are bytes.
struct ColumnMatching {
  /// Where an attribute's value stands and what it is.
  struct Attribute {
    let column: Int
    let isPhone: Bool
  }

  let email: Int
  let attributes: [Attribute]
  let customerID: Int?
  let nationalPlan: CallingPlan?
  let consent: Int?
  private let acceptedValues: [[UInt8]]

  /// Finds a matching's fields among the columns of a source.
  ///
  /// - Parameters:
  ///   - matching: the data matching.
  ///   - columnNames: the names of the source's columns.
  ///   - source: the source.
  /// - Throws: ``SourceError/missingField(path:field:)`` for the first field that is not there.
  init(
    _ matching: DataMatching, columnNames: [String], of source: SourceInput
  ) throws(SourceError) {
    func column(_ field: String) throws(SourceError) -> Int {
      guard let column = columnNames.firstIndex(of: field) else {
        throw .missingField(path: source.source.name, field: field)
      }
      return column
    }
    email = try column(matching.emailField)
    var attributes: [Attribute] = []
    for match in matching.attributes {
      attributes.append(Attribute(column: try column(match.field), isPhone: match.isPhone))
    }
    self.attributes = attributes
    if let consent = matching.consent {
      self.consent = try column(consent.field)
    } else {
      consent = nil
    }
    if let field = source.customerIDField {
      customerID = try column(field)
    } else {
      customerID = nil
    }
    nationalPlan = matching.defaultCountry.map(CallingPlan.plan)
    acceptedValues = (matching.consent?.acceptedValues ?? []).compactMap { value in
      let bytes = Array(value.utf8).withUnsafeBufferPointer { $0.trimmed.map(\.lowercasedASCII) }
      return bytes.isEmpty ? nil : bytes
    }
  }

  /// Whether a value of the consent field means yes.
  ///
  /// - Parameter value: the value, trimmed.
  /// - Returns: whether the rule accepts it.
  func isAccepted(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    acceptedValues.contains { accepted in
      guard accepted.count == value.count else { return false }
      for index in accepted.indices where accepted[index] != value[index].lowercasedASCII {
        return false
      }
      return true
    }
  }
}
