import Domain
import EventLog
import Ledger

/// What a page is asked.
struct PageRequest {
  /// The page's own address, without what it is asked.
  let path: String
  /// The parts of its address that vary, by their names.
  let parameters: [String: String]
  /// What stands behind the question mark, by its names; of two values of a name the first.
  var query: [String: String]
  /// What it says in the reader's language.
  let texts: Texts
  /// How times are shown.
  let time: ShownTime

  /// What a filter was given; nothing where it was left empty.
  subscript(_ name: String) -> String? {
    query[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A time that a filter was given: a date for its beginning in UTC, or RFC 3339 in UTC.
  ///
  /// - Parameter name: The filter.
  /// - Returns: The instant; nothing where the filter was left empty.
  /// - Throws: `ConsoleError.unusableFilter`.
  func instant(_ name: String) throws(ConsoleError) -> Timestamp? {
    guard let text = self[name] else { return nil }
    guard let instant = Timestamp(text) ?? Timestamp(text + "T00:00:00.000Z") else {
      throw .unusableFilter(name: name)
    }
    return instant
  }

  /// An entry's place that a filter was given.
  ///
  /// - Parameter name: The filter.
  /// - Returns: The place; nothing where the filter was left empty.
  /// - Throws: `ConsoleError.unusableFilter`.
  func position(_ name: String) throws(ConsoleError) -> Position? {
    guard let text = self[name] else { return nil }
    guard let number = Int64(text), number > 0, let position = Position(rawValue: number) else {
      throw .unusableFilter(name: name)
    }
    return position
  }

  /// Where in the ledger's history to look: an entry's place, or a time.
  ///
  /// - Returns: The point; nothing for the present.
  /// - Throws: `ConsoleError.unusableFilter`.
  func point() throws(ConsoleError) -> HistoryPoint? {
    guard let text = self["as-of"] else { return nil }
    if Int64(text) != nil { return try position("as-of").map(HistoryPoint.entry) }
    return try instant("as-of").map(HistoryPoint.time)
  }

  /// Something that a filter was given of a closed set of words.
  ///
  /// - Parameters:
  ///   - name: The filter.
  ///   - read: Makes a value of the word.
  /// - Returns: The value; nothing where the filter was left empty.
  /// - Throws: `ConsoleError.unusableFilter` where it is none of them.
  func choice<Value>(
    _ name: String, _ read: (String) -> Value?
  ) throws(ConsoleError) -> Value? {
    guard let text = self[name] else { return nil }
    guard let value = read(text) else { throw .unusableFilter(name: name) }
    return value
  }

  /// Where the pages of what is older and of the newest are.
  ///
  /// - Parameter last: The last entry that is shown; nothing where nothing is older.
  /// - Returns: What a template has places for.
  func pages(olderThan last: Position?) -> [String: Any] {
    let newest = address(without: "before")
    return [
      "older": last.map { [newest.asking("before", "\($0)").text] } ?? [],
      "newest": self["before"] == nil ? [] : [newest.text],
    ]
  }

  /// The page's address with all that it was asked but one thing.
  func address(without left: String...) -> Address {
    query.filter { !left.contains($0.key) }.sorted { $0.key < $1.key }
      .reduce(Address(path)) { $0.asking($1.key, $1.value) }
  }
}
