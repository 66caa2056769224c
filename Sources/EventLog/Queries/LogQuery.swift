internal import GRDB

/// The statement that finds what a filter asks for.
///
/// It names its index itself, from the most to the least selective: without statistics, and we
/// keep none, SQLite would guess. Positions are found first, in the index alone, and
/// records are fetched for those alone that the limit lets through.
package struct LogQuery {
  /// The statement, which selects position and record.
  package let sql: String

  /// The values of the statement's parameters, in order.
  let arguments: StatementArguments

  /// Builds the statement; see ``EventLog/entries(matching:after:limit:newestFirst:)``.
  package init(_ filter: LogFilter, after cursor: Position?, limit: Int, newestFirst: Bool) {
    let index = filter.mostSelectiveIndex
    let shared = filter.conditions + Self.conditions(after: cursor, newestFirst: newestFirst)
    let types = filter.types.map(\.condition)
    // Each type is searched for by itself: an OR would keep SQLite from the index it is told to use.
    let alternatives: [[Condition]] =
      if types.isEmpty {
        [shared]
      } else if index == "entries_type" {
        types.map { [$0] + shared }
      } else {
        [shared + [.any(types)]]
      }
    let order = newestFirst ? "DESC" : "ASC"
    let searches = alternatives.map { conditions in
      "SELECT position FROM entries" + (index.map { " INDEXED BY \($0)" } ?? " NOT INDEXED")
        + (conditions.isEmpty ? "" : " WHERE ")
        + conditions.map(\.sql).joined(separator: " AND ")
    }
    sql = """
      SELECT position, record
      FROM   entries
      WHERE  position IN (
        \(searches.joined(separator: "\n  UNION\n  "))
        ORDER BY position \(order)
        LIMIT ?
      )
      ORDER  BY position \(order)
      """
    arguments = StatementArguments(
      // SQLite takes a negative limit for none.
      alternatives.joined().flatMap(\.values) + [max(0, limit).databaseValue])
  }

  private static func conditions(after cursor: Position?, newestFirst: Bool) -> [Condition] {
    guard let cursor else { return [] }
    return [Condition("position \(newestFirst ? "<" : ">") ?", cursor.rawValue)]
  }
}

/// One condition of a search, with the values of its parameters.
private struct Condition {
  let sql: String
  let values: [DatabaseValue]

  init(_ sql: String, _ values: any DatabaseValueConvertible...) {
    self.sql = sql
    self.values = values.map(\.databaseValue)
  }

  private init(sql: String, values: [DatabaseValue]) {
    self.sql = sql
    self.values = values
  }

  static func any(_ conditions: [Condition]) -> Condition {
    Condition(
      sql: "(" + conditions.map(\.sql).joined(separator: " OR ") + ")",
      values: conditions.flatMap(\.values))
  }
}

extension LogFilter {
  /// The index to search; nil for the table itself, by position.
  fileprivate var mostSelectiveIndex: String? {
    if positionsIn != nil { return nil }
    if subject != nil { return "entries_subject" }
    if correlationID != nil { return "entries_correlationid" }
    if actor != nil { return "entries_actor" }
    if !types.isEmpty { return "entries_type" }
    if positions == nil, since != nil || until != nil { return "entries_time" }
    return nil
  }

  /// All conditions but those on the type.
  fileprivate var conditions: [Condition] {
    var conditions: [Condition] = []
    if let subject { conditions.append(Condition("subject = ?", subject)) }
    if let correlationID { conditions.append(Condition("correlationid = ?", correlationID)) }
    if let actor { conditions.append(Condition("actor = ?", actor)) }
    if let since { conditions.append(Condition("time >= ?", since)) }
    if let until { conditions.append(Condition("time < ?", until)) }
    if let positions {
      conditions.append(
        Condition(
          "position BETWEEN ? AND ?", positions.lowerBound.rawValue, positions.upperBound.rawValue))
    }
    if let positionsIn {
      let list = "[" + positionsIn.map(\.description).joined(separator: ",") + "]"
      conditions.append(Condition("position IN (SELECT value FROM json_each(?))", list))
    }
    return conditions
  }
}

extension LogFilter.Types {
  fileprivate var condition: Condition {
    switch self {
    case .exactly(let type): Condition("type = ?", type)
    case .startingWith(let prefix):
      // U+10FFFF sorts behind everything, in UTF-8 as in code points.
      Condition("(type >= ? AND type < ?)", prefix, prefix + "\u{10FFFF}")
    }
  }
}
