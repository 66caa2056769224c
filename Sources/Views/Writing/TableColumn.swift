/// The columns of one table, in an order that begins with those of the primary key.
///
/// They are called as they are there, but for the spelling: `startedAt` is `started_at`.
protocol TableColumn: RawRepresentable<Int>, CaseIterable where AllCases == [Self] {
  /// The table's name.
  static var table: String { get }
  /// How many columns the primary key has.
  static var keyCount: Int { get }
}

extension TableColumn {
  /// Where the column stands among them all, from 0.
  var place: Int { rawValue }

  /// What the column is called in the table.
  var name: String {
    var name = ""
    var wasLowercase = false
    for letter in "\(self)" {
      if letter.isUppercase, wasLowercase { name += "_" }
      name += letter.lowercased()
      wasLowercase = letter.isLowercase
    }
    return name
  }
}
