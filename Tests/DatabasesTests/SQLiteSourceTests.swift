import Databases
import Foundation
import ProfileDatabases
import Profiles
import Testing

/// Reading SQLite, and what keeps it from being read.
@Suite struct SQLiteSourceTests {
  static let quick = WaitLimits(connecting: .milliseconds(50), silence: .milliseconds(50))

  private func failure(of source: SQLiteSource) throws -> DatabaseFailure? {
    do {
      _ = try ReadSource(source)
      return nil
    } catch SourceError.database(_, let failure) {
      return failure
    }
  }

  @Test(arguments: [1, 7, 4096])
  func writesRowsAsCSV(_ chunkSize: Int) throws {
    let file = try SQLiteFile(
      "CREATE TABLE people (id INTEGER PRIMARY KEY, \"a,b\" TEXT, amount REAL)",
      "INSERT INTO people VALUES (1, 'x \"y\", z', 1.5), (2, NULL, NULL), (3, '', -0.25)",
      "INSERT INTO people VALUES (4, 'Zoë' || char(13, 10) || 'Ä', 9e30)")
    let read = try ReadSource(SQLiteSource(file.path, .table("people")), chunkSize: chunkSize)
    #expect(
      String(decoding: read.bytes, as: UTF8.self) == """
        id,"a,b",amount
        1,"x ""y"", z",1.5
        2,,
        3,"",-0.25
        4,"Zoë\r\nÄ",9.0e+30

        """)
    #expect(read.columnNames == ["id", "a,b", "amount"])
    #expect(read.rows[3] == ["4", "Zoë\r\nÄ", "9.0e+30"])
  }

  @Test func readsATableInTheOrderOfItsKey() throws {
    let file = try SQLiteFile(
      "CREATE TABLE plain (name TEXT)", "CREATE INDEX backwards ON plain (name DESC)",
      "INSERT INTO plain VALUES ('b'), ('c'), ('a')",
      "CREATE TABLE \"it's \"\"odd\"\"\" (name TEXT, n INT, PRIMARY KEY (n, name)) WITHOUT ROWID",
      "INSERT INTO \"it's \"\"odd\"\"\" VALUES ('z', 1), ('b', 2), ('a', 2)",
      "CREATE TABLE taken (rowid TEXT, _rowid_ TEXT, oid TEXT)",
      "INSERT INTO taken VALUES ('1', '2', '3')",
      "CREATE VIEW seen AS SELECT name FROM plain ORDER BY name")
    func names(_ table: String) throws -> [String] {
      try ReadSource(SQLiteSource(file.path, .table(table))).rows.map { $0[0] }
    }
    #expect(try names("plain") == ["b", "c", "a"])
    #expect(try names("it's \"odd\"") == ["z", "a", "b"])
    #expect(try names("taken") == ["1"])
    #expect(try names("SEEN") == ["a", "b", "c"])
  }

  @Test(arguments: [true, false])
  func readsOneSnapshotOfAFileThatAllowsIt(_ isWAL: Bool) throws {
    let file = try SQLiteFile(
      "PRAGMA journal_mode = \(isWAL ? "wal" : "delete")", "CREATE TABLE growing (id INT)",
      "INSERT INTO growing VALUES (1)")
    let source = SQLiteSource(file.path, .table("growing"))
    let survey = try ReadSource(source)
    try file.perform("INSERT INTO growing VALUES (2)")
    #expect(try (ReadSource(source) == survey) == isWAL)
    #expect(try ReadSource(SQLiteSource(file.path, .table("growing"))).rows.count == 2)
  }

  static let queries: [(String, DatabaseFailure)] = [
    ("INSERT INTO kept VALUES (2)", .writes),
    ("INSERT INTO kept VALUES (2) RETURNING id", .writes),
    ("DELETE FROM kept", .writes), ("CREATE TABLE made (id)", .writes),
    ("CREATE TEMP TABLE made (id)", .writes), ("DROP TABLE kept", .writes),
    ("ATTACH 'other.sqlite' AS other", .notPermitted), ("DETACH main", .notPermitted),
    ("PRAGMA query_only = 0", .notPermitted), ("PRAGMA user_version = 7", .notPermitted),
    ("BEGIN IMMEDIATE", .notPermitted), ("SAVEPOINT s", .notPermitted),
    (
      "SELECT load_extension('x') AS id",
      .invalidQuery(message: "not authorized to use function: load_extension")
    ),
    ("SELECT 1; DROP TABLE kept", .severalStatements),
    ("SELECT 1; nonsense", .severalStatements),
    ("SELECT absent FROM kept", .invalidQuery(message: "no such column: absent")),
    ("SELEC 1", .invalidQuery(message: "near \"SELEC\": syntax error")),
    ("-- nothing", .emptyQuery), ("", .emptyQuery), (";", .emptyQuery),
    ("SELECT 1\u{0}", .emptyQuery),
    ("SELECT id, x'00' AS photo FROM kept", .notText(row: 1, column: "photo")),
  ]

  @Test(arguments: queries)
  func refusesWhatIsNoSingleReading(_ query: String, _ expected: DatabaseFailure) throws {
    let file = try SQLiteFile("CREATE TABLE kept (id INT)", "INSERT INTO kept VALUES (1)")
    #expect(try failure(of: SQLiteSource(file.path, .query(query))) == expected)
    #expect(try ReadSource(SQLiteSource(file.path, .table("kept"))).rows == [["1"]])
  }

  @Test func writesNoFileByVacuum() throws {
    let file = try SQLiteFile("CREATE TABLE kept (id INT)")
    let copy = file.path + ".copy"
    #expect(try failure(of: SQLiteSource(file.path, .query("VACUUM INTO '\(copy)'"))) != nil)
    #expect(!FileManager.default.fileExists(atPath: copy))
  }

  @Test(arguments: ["SELECT 1 AS id;", "SELECT 1 AS id; -- done", "SELECT 1 AS id /* done */ ; "])
  func takesAnyQuery(_ query: String) throws {
    let file = try SQLiteFile("CREATE TABLE kept (id INT)")
    #expect(try ReadSource(SQLiteSource(file.path, .query(query))).rows == [["1"]])
  }

  @Test func namesTheTablesThereAre() throws {
    let file = try SQLiteFile("CREATE TABLE b (id)", "CREATE VIEW a AS SELECT 1 AS id")
    #expect(
      try failure(of: SQLiteSource(file.path, .table("c")))
        == .unknownTable(name: "c", tables: ["a", "b"]))
  }

  @Test func namesColumnsThatCannotBeTold() throws {
    let file = try SQLiteFile("CREATE TABLE kept (id INT)")
    #expect(throws: SourceError.repeatedColumn(path: file.path, name: "id")) {
      try ReadSource(SQLiteSource(file.path, .query("SELECT id, id FROM kept")))
    }
    #expect(throws: SourceError.unnamedColumn(path: file.path, column: 1)) {
      try ReadSource(SQLiteSource(file.path, .query("SELECT 1 AS ''")))
    }
  }

  @Test func refusesTextThatIsNone() throws {
    let file = try SQLiteFile(
      "CREATE TABLE bad (id INT, t TEXT)", "INSERT INTO bad VALUES (1, 'a' || char(0) || 'b')")
    #expect(throws: SourceError.nulByte(path: file.path, line: 2)) {
      try ReadSource(SQLiteSource(file.path, .table("bad")))
    }
    try file.perform("UPDATE bad SET t = CAST(x'C328' AS TEXT)")
    #expect(throws: SourceError.notUTF8(path: file.path, line: 2)) {
      try ReadSource(SQLiteSource(file.path, .table("bad")))
    }
  }

  @Test func saysWhatIsWrongWithTheFile() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/file"
    #expect(throws: SourceError.missing(path: path)) {
      try ReadSource(SQLiteSource(path, .table("t")))
    }
    #expect(throws: SourceError.isDirectory(path: directory.path)) {
      try ReadSource(SQLiteSource(directory.path, .table("t")))
    }
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: SourceError.notRegularFile(path: path)) {
      try ReadSource(SQLiteSource(path, .table("t")))
    }
    #expect(unlink(path) == 0)
    try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: path))
    #expect(try failure(of: SQLiteSource(path, .table("t"))) == .notDatabase)
  }

  @Test func saysThatAFileIsDamaged() throws {
    let file = try SQLiteFile(
      "CREATE TABLE t (id INT, t TEXT)",
      """
      WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 5000)
      INSERT INTO t SELECT n, hex(randomblob(20)) FROM n
      """)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    bytes.replaceSubrange(8192..<40960, with: Data(repeating: 0xAA, count: 32768))
    let damaged = file.path + ".damaged"
    try bytes.write(to: URL(fileURLWithPath: damaged))
    #expect(try failure(of: SQLiteSource(damaged, .table("t"))) == .damaged)
  }

  @Test func doesNotWaitForEverForALock() throws {
    let file = try SQLiteFile("CREATE TABLE t (id INT)", "BEGIN EXCLUSIVE")
    let source = SQLiteSource(file.path, .table("t"), limits: Self.quick)
    #expect(try failure(of: source) == .locked(seconds: 1))
    try file.perform("COMMIT")
    #expect(try failure(of: source) == nil)
  }

  @Test func doesNotWaitForEverForARow() throws {
    let file = try SQLiteFile("CREATE TABLE t (id INT)")
    let endless = "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n) "
    let source = SQLiteSource(
      file.path, .query(endless + "SELECT n FROM n WHERE n < 0"), limits: Self.quick)
    #expect(try failure(of: source) == .silent(seconds: 1))
  }
}
