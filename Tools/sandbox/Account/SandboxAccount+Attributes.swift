extension SandboxAccount {
  /// Adds an attribute of the category `normal`.
  ///
  /// - Parameters:
  ///   - name: Its name, put in capitals.
  ///   - type: `text`, `date`, `float`, `id`, `boolean`, `multiple-choice` or `user`.
  /// - Throws: A refusal, where the name is taken or the type unknown.
  package func createAttribute(_ name: String, type: String = "text") throws(APIError) {
    try createAttribute(name, category: "normal", type: type)
  }

  func createAttribute(
    _ name: String, category: String, type: String?
  ) throws(APIError) {
    guard let category = Attribute.Category(rawValue: category) else {
      throw .invalidParameter("Attribute category is invalid")
    }
    let kind = try type.map { type throws(APIError) in
      guard let kind = Attribute.Kind(rawValue: type) else {
        throw APIError.invalidParameter("Attribute type is invalid")
      }
      return kind
    }
    let name = name.uppercased()
    guard !name.isEmpty,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { throw .invalidParameter("Attribute name is invalid") }
    guard !attributes.contains(where: { $0.name == name }) else {
      throw .invalidParameter("Attribute name must be unique")
    }
    attributes.append(Attribute(name: name, category: category, kind: kind))
  }
}
