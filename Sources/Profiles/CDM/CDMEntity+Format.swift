extension CDMEntity.Partition {
  /// Takes what a model says of a partition.
  ///
  /// - Parameters:
  ///   - value: the partition.
  ///   - number: its place among the entity's, from 1, for one without a name.
  ///   - columns: the entity's attributes.
  /// - Throws: ``ModelFlaw``.
  init(_ value: JSONValue, number: Int, columns: [String]) throws(ModelFlaw) {
    name = value["name"]?.text ?? String(number)
    guard let location = value["location"] else { throw .withoutLocation(partition: name) }
    guard let location = location.text else { throw .badLocation(partition: name) }
    self.location = location
    dialect = try CDMEntity.Partition.dialect(
      value["fileFormatSettings"], partition: name, columns: columns)
  }

  /// The dialect that `CsvFormatSettings` describes; what they leave out has its default.
  private static func dialect(
    _ settings: JSONValue?, partition: String, columns: [String]
  ) throws(ModelFlaw) -> CSVDialect {
    func text(_ key: String, _ usual: String) throws(ModelFlaw) -> String {
      guard let value = settings?[key] else { return usual }
      guard let text = value.text else { throw .unsupported(partition: partition, setting: key) }
      return text
    }
    let type = try text("$type", "CsvFormatSettings")
    guard type == "CsvFormatSettings" else {
      throw .unsupported(partition: partition, setting: "$type")
    }
    let encoding = try text("encoding", "UTF-8").lowercased()
    guard encoding == "utf-8" || encoding == "utf8" else {
      throw .unsupported(partition: partition, setting: "encoding")
    }
    let delimiter = Array(try text("delimiter", ",").utf8)
    guard delimiter.count == 1, CSVDialect.mayPartFields(delimiter[0]) else {
      throw .unsupported(partition: partition, setting: "delimiter")
    }
    let hasHeader: Bool
    switch settings?["columnHeaders"] {
    case nil: hasHeader = false
    case .boolean(let value): hasHeader = value
    case .object, .array, .string, .number, .null:
      throw .unsupported(partition: partition, setting: "columnHeaders")
    }
    return CSVDialect(
      delimiter: delimiter[0], header: hasHeader ? .expected(columns) : .absent(columns),
      quoting: try quoting(
        quoteStyle: try text("quoteStyle", "QuoteStyle.Csv"),
        csvStyle: try text("csvStyle", "CsvStyle.QuoteAlways"), partition: partition))
  }

  private static func quoting(
    quoteStyle: String, csvStyle: String, partition: String
  ) throws(ModelFlaw) -> CSVDialect.Quoting {
    switch quoteStyle {
    case "QuoteStyle.None": return .none
    case "QuoteStyle.Csv": break
    default: throw .unsupported(partition: partition, setting: "quoteStyle")
    }
    switch csvStyle {
    case "CsvStyle.QuoteAlways": return .strict
    case "CsvStyle.QuoteAfterDelimiter": return .afterDelimiter
    default: throw .unsupported(partition: partition, setting: "csvStyle")
    }
  }
}
