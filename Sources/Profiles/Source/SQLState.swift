/// What a database reports as wrong: a code of ISO/IEC 9075, five digits or capital letters.
///
/// The messages beside such a code may quote values of rows, the code and its name cannot.
package struct SQLState: Hashable, Sendable {
  /// The code, `22P02` for example.
  package let code: String

  /// Takes a code.
  ///
  /// It is `nil` for anything but five ASCII digits and capital letters.
  ///
  /// - Parameter code: the code.
  package init?(_ code: some StringProtocol) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard code.utf8.count == 5,
      code.utf8.allSatisfy({ digits.contains($0) || letters.contains($0) })
    else { return nil }
    self.code = String(code)
  }

  /// The first two characters: the kind of condition.
  package var conditionClass: String { String(code.prefix(2)) }

  /// The condition's name where it is known, else that of its class.
  package var conditionName: String {
    SQLState.conditions[code] ?? SQLState.classes[conditionClass] ?? "unknown condition"
  }

  /// The conditions that a query is likely to meet (PostgreSQL 15, appendix A).
  private static let conditions = [
    "0A000": "feature not supported",
    "22003": "numeric value out of range",
    "22007": "invalid datetime format",
    "22008": "datetime field overflow",
    "22012": "division by zero",
    "22021": "character not in repertoire",
    "22P02": "invalid text representation",
    "22P05": "untranslatable character",
    "25006": "read-only transaction",
    "28000": "invalid authorization specification",
    "28P01": "invalid password",
    "3D000": "invalid catalog name",
    "40001": "serialization failure",
    "42501": "insufficient privilege",
    "42601": "syntax error",
    "42703": "undefined column",
    "42883": "undefined function",
    "42P01": "undefined table",
    "53100": "disk full",
    "53200": "out of memory",
    "53300": "too many connections",
    "55P03": "lock not available",
    "57014": "query cancelled",
    "57P01": "shutdown by an administrator",
    "57P02": "shutdown after a crash",
    "57P03": "cannot connect now",
    "57P04": "database dropped",
  ]

  /// The classes of the same table.
  private static let classes = [
    "08": "connection exception",
    "0A": "feature not supported",
    "21": "cardinality violation",
    "22": "data exception",
    "23": "integrity constraint violation",
    "25": "invalid transaction state",
    "28": "invalid authorization specification",
    "3D": "invalid catalog name",
    "40": "transaction rollback",
    "42": "syntax error or access rule violation",
    "53": "insufficient resources",
    "54": "program limit exceeded",
    "55": "object not in prerequisite state",
    "57": "operator intervention",
    "58": "system error",
    "72": "snapshot failure",
    "P0": "error raised by a function",
    "XX": "internal error",
  ]
}

extension SQLState: CustomStringConvertible {
  /// The code and its name.
  package var description: String { "SQLSTATE \(code), \(conditionName)" }
}
