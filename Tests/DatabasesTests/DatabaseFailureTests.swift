import Profiles
import Testing

/// What the errors say.
@Suite struct DatabaseFailureTests {
  static let states = ["28P01", "57P03", "22P02", "57P01", "XX999"].compactMap { SQLState($0) }

  static let failures: [DatabaseFailure] =
    [
      .clientMissing(reason: "no such file"), .connectionMalformed,
      .connectionHoldsSecret(option: "password"),
      .notVerified, .unreachable(reason: "connection refused"), .passwordMissing, .unknownDatabase,
      .emptyQuery,
      .severalStatements, .invalidQuery(message: "syntax error"), .writes, .notPermitted,
      .unknownTable(name: "c", tables: ["a"]), .unknownTable(name: "c", tables: []),
      .notText(row: 3, column: "Photo"), .cancelled, .lost, .silent(seconds: 60), .notDatabase,
      .locked(seconds: 5), .damaged, .needsWriting, .fileFailed(code: 10),
    ] + states.flatMap { [.signInRefused($0), .unavailable($0), .failed($0), .ended($0)] }

  @Test(arguments: failures)
  func saysWhatFailedOnWhatAndWhatToDo(_ failure: DatabaseFailure) {
    let text = SourceError.database(name: "crm", failure: failure).description
    #expect(text.hasPrefix("crm: "))
    #expect(text.hasSuffix("."))
    #expect(text.split(separator: ". ").count >= 2, "\(text) has no advice")
  }

  @Test(arguments: [
    ("22P02", "SQLSTATE 22P02, invalid text representation"),
    ("22XYZ", "SQLSTATE 22XYZ, data exception"), ("99999", "SQLSTATE 99999, unknown condition"),
  ])
  func namesConditions(_ code: String, _ description: String) {
    #expect(SQLState(code)?.description == description)
  }

  @Test(arguments: ["", "2200", "220022", "22p02", "22 02", "2200é"])
  func takesNoOtherCode(_ code: String) { #expect(SQLState(code) == nil) }

  @Test func listsNoMoreTablesThanOneCanRead() {
    let tables = (1...12).map { "t\($0)" }
    let text = DatabaseFailure.unknownTable(name: "c", tables: tables).description
    #expect(text.hasSuffix("\"t10\" and 2 more."))
  }
}
