/// The columns of a query, as a value's properties name them: looked up once for all of its rows.
struct RowColumns {
  private let indices: [String: Int]

  /// Names a query's columns.
  ///
  /// - Parameter names: Their names in the query, `snake_case` or as the property is called.
  init(_ names: [String]) {
    indices = Dictionary(
      names.enumerated().map { (Self.property($1), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of a property's column.
  subscript(property: String) -> Int? { indices[property] }

  private static func property(_ column: String) -> String {
    var property: [UInt8] = []
    var beginsWord = false
    for byte in column.utf8 {
      let isUnderscore = byte == UInt8(ascii: "_")
      if !isUnderscore {
        let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        property.append(beginsWord && isSmall ? byte - 32 : byte)
      }
      beginsWord = isUnderscore
    }
    return String(decoding: property, as: UTF8.self)
  }
}
