package import Results

/// A setting, and where its value comes from.
package struct Setting: Hashable, Sendable {
  /// What is set.
  package let key: SettingKey
  /// Its value in effect; nothing where there is none, or where it follows from the ledger.
  package let value: String?
  /// Where that comes from.
  package let origin: SettingOrigin
}

extension Setting: Tabular {
  private enum CodingKeys: String, CodingKey {
    case key
    case value
    case source
    case name
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(key.rawValue, forKey: .key)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(origin.kind, forKey: .source)
    try container.encodeIfPresent(origin.name, forKey: .name)
  }

  package static var columns: [Column<Setting>] {
    [
      Column("key") { $0.key.rawValue },
      Column("value") { $0.value ?? "" },
      Column("source", isDetail: true) { $0.origin.kind },
      Column("from") { $0.origin.description },
    ]
  }
}
