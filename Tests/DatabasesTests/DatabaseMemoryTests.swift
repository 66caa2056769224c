#if os(Linux)
import Databases
import ProfileDatabases
import Profiles
import Testing

/// Memory does not grow with the rows.
///
/// Each test has a process to itself, whose peak is its own.
@Suite struct DatabaseMemoryTests {
  /// A row is some 80 bytes, a million 80 MB.
  static let row =
    "n AS id, 'p' || n || '@example.com' AS email, '\(String(repeating: "x", count: 50))' AS x"
  /// Less than a tenth of what ten times the rows would take if they stayed.
  static let slack = 4 << 20

  @Test func holdsForPostgreSQL() async {
    await #expect(processExitsWith: .success) {
      let server = try PostgreSQLServer()
      try DatabaseMemoryTests.compare { rows in
        try PostgreSQLSource(
          connection: server.connection,
          query: "SELECT \(DatabaseMemoryTests.row) FROM generate_series(1, \(rows)) AS n")
      }
      try server.stop()
    }
  }

  @Test func holdsForSQLite() async {
    await #expect(processExitsWith: .success) {
      let file = try SQLiteFile("CREATE TABLE none (id INT)")
      try DatabaseMemoryTests.compare { rows in
        SQLiteSource(
          file.path,
          .query(
            """
            WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < \(rows))
            SELECT \(DatabaseMemoryTests.row) FROM n
            """))
      }
    }
  }

  /// Reads a hundred thousand rows, then a million.
  private static func compare(_ source: (Int) throws -> any RowSource) throws {
    let few = try peak(reading: 100_000, of: source)
    let many = try peak(reading: 1_000_000, of: source)
    #expect(many - few < slack)
  }

  private static func peak(
    reading rows: Int, of source: (Int) throws -> any RowSource
  ) throws -> Int {
    let reader = try source(rows).open(chunkSize: 1 << 18) { _ in }
    while try reader.next() {}
    #expect(reader.rowCount == rows)
    return try PeakMemory.bytes()
  }
}
#endif
