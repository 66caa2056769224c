import Databases
import ProfileDatabases
import Profiles
import Testing

/// What both databases have in common: the same rows come out as the same bytes.
@Suite(.postgreSQL) struct DatabaseContractTests {
  let server: PostgreSQLServer

  init() throws { server = try #require(ServerTrait.current) }

  private func sources(_ query: String) throws -> [any RowSource] {
    let file = try SQLiteFile("CREATE TABLE none (id INT)")
    return [
      try PostgreSQLSource(connection: server.connection, query: query),
      KeptSource(file, SQLiteSource(file.path, .query(query))),
    ]
  }

  /// Literals that both understand, and what comes of them.
  static let values: [(literal: String, field: String)] = [
    ("'plain'", "plain"), ("''", ""), ("NULL", ""), ("' '", " "), ("'a,b'", "a,b"),
    ("'say \"hi\"'", "say \"hi\""), ("'\"'", "\""), ("'it''s'", "it's"), ("'a\nb'", "a\nb"),
    ("'a\r\nb'", "a\r\nb"), ("'\r'", "\r"), ("'\n'", "\n"), ("'Zoë Äöüß 名前 🙂'", "Zoë Äöüß 名前 🙂"),
    ("'=1+1'", "=1+1"), ("'\\N'", "\\N"), ("'\\'", "\\"), ("';'", ";"), ("42", "42"), ("-7", "-7"),
    ("1.5", "1.5"), ("9223372036854775807", "9223372036854775807"),
    ("'2026-11-23 12:00:00'", "2026-11-23 12:00:00"),
  ]

  @Test(arguments: values)
  func givesTheSameField(_ literal: String, _ field: String) throws {
    let query = "SELECT 1 AS a, \(literal) AS b, \(literal) AS c"
    let read = try sources(query).map { try ReadSource($0) }
    for each in read {
      #expect(each.columnNames == ["a", "b", "c"])
      #expect(each.rows == [["1", field, field]])
    }
    #expect(read[0].bytes == read[1].bytes)
  }

  @Test(arguments: values)
  func givesAFieldThatStandsAlone(_ literal: String, _ field: String) throws {
    for source in try sources("SELECT \(literal) AS a") {
      #expect(try ReadSource(source).rows == [[field]])
    }
  }

  /// A numbered row of everything that makes CSV hard, the number being `n`.
  private static let profile = """
    SELECT n AS "Id", 'p' || n || '@example.com' AS "Email",
      CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'Zoë, ' || n
        WHEN 3 THEN '"' || n || '"' ELSE 'two
    lines' END AS "Name"
    FROM n
    """

  private static func profiles(_ count: Int) -> String {
    "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(count)) \(profile)"
  }

  @Test(arguments: [4096, 1 << 18])
  func givesTheSameProfiles(_ chunkSize: Int) throws {
    let read = try sources(Self.profiles(10_000)).map { try ReadSource($0, chunkSize: chunkSize) }
    #expect(read[0] == read[1])
    #expect(read[0].rows.count == 10_000)
    for (index, row) in read[0].rows.enumerated() {
      let n = index + 1
      let names = ["", "", "Zoë, \(n)", "\"\(n)\"", "two\nlines"]
      try #require(row == ["\(n)", "p\(n)@example.com", names[n % 5]])
    }
  }

  @Test func readsTwiceAlike() throws {
    for source in try sources(Self.profiles(100)) {
      #expect(try ReadSource(source) == ReadSource(source))
    }
  }

  @Test func readsNoRows() throws {
    for source in try sources("SELECT 1 AS a, 2 AS b WHERE 1 = 0") {
      let read = try ReadSource(source)
      #expect(read.rows.isEmpty)
      #expect(read.bytes == Array("a,b\n".utf8))
    }
  }
}
