import Databases
import Foundation
import ProfileDatabases
import Profiles
import Testing

/// Reading PostgreSQL, and what keeps it from being read.
@Suite(.postgreSQL) struct PostgreSQLSourceTests {
  static let quick = WaitLimits(connecting: .milliseconds(300), silence: .milliseconds(300))

  let server: PostgreSQLServer

  init() throws { server = try #require(ServerTrait.current) }

  private func source(_ query: String, connection: String? = nil) throws -> PostgreSQLSource {
    try PostgreSQLSource(connection: connection ?? server.connection, query: query)
  }

  private func failure(of query: String, connection: String? = nil) throws -> DatabaseFailure? {
    do {
      _ = try ReadSource(try source(query, connection: connection))
      return nil
    } catch SourceError.database(_, let failure) {
      return failure
    }
  }

  /// A query whose rows are many more than any buffer on the way holds.
  private static let endless =
    "SELECT n, repeat('x', 1000) AS x FROM generate_series(1, 10000000) n"

  @Test(arguments: [1, 7, 4096, 1 << 18])
  func readsTheBytesThatPsqlCopies(_ chunkSize: Int) throws {
    let query = "SELECT n AS \"Id\", 'a \"b\", c' AS \"Name\" FROM generate_series(1, 5000) n"
    let read = try ReadSource(try source(query), chunkSize: chunkSize)
    let copied = try server.psql("COPY (\(query)) TO STDOUT WITH (FORMAT csv, HEADER true)")
    #expect(read.bytes == [UInt8](copied))
    #expect(read.columnNames == ["Id", "Name"])
    #expect(read.rows.count == 5000)
    #expect(read.rows.last == ["5000", "a \"b\", c"])
  }

  @Test func readsOneSnapshotForAsLongAsItLives() throws {
    try server.psql("CREATE TABLE growing (id int)", "INSERT INTO growing VALUES (1), (2)")
    let first = try source("SELECT id FROM growing")
    let survey = try ReadSource(first)
    try server.psql("INSERT INTO growing VALUES (3)", "DELETE FROM growing WHERE id = 1")
    #expect(try ReadSource(first) == survey)
    #expect(try ReadSource(first) == survey)
    #expect(try ReadSource(try source("SELECT id FROM growing")).rows == [["2"], ["3"]])
  }

  @Test func beginsAnewWhenItsSessionIsGone() throws {
    let connection = server.connection + "application_name=anew"
    let source = try source("SELECT 1 AS id", connection: connection)
    let survey = try ReadSource(source)
    try server.psql(
      "SELECT pg_terminate_backend(\(try server.backend(of: "anew")), 5000)")
    #expect(try ReadSource(source) == survey)
  }

  @Test func writesTimesAlikeWhateverTheServerIsSetTo() throws {
    let query = "SELECT '2026-11-23 12:00:00+01'::timestamptz AS a, '2026-11-23'::date AS b"
    #expect(
      try ReadSource(try source(query)).rows == [["2026-11-23 11:00:00+00", "2026-11-23"]])
  }

  static let statements: [(String, DatabaseFailure)] = [
    ("INSERT INTO kept VALUES (2) RETURNING id", .writes),
    ("WITH gone AS (DELETE FROM kept RETURNING id) SELECT id FROM gone", .writes),
    ("SELECT adding() AS id", .writes),
    ("SELECT nextval('counter') AS id", .writes),
    ("SELECT id FROM kept FOR UPDATE", .writes),
    ("SELECT 1 AS id; DROP TABLE kept", .severalStatements),
    ("SET default_transaction_read_only = off; DELETE FROM kept", .severalStatements),
    ("COMMIT; DELETE FROM kept", .severalStatements),
    ("SELECT 1); DROP TABLE kept; COPY (SELECT 1", .invalidQuery(message: "")),
    ("SELECT 1) TO PROGRAM 'false' --", .invalidQuery(message: "")),
    ("SELECT 1) TO STDOUT; DROP TABLE kept --", .invalidQuery(message: "")),
    ("SELECT 1 /* and on", .invalidQuery(message: "")),
    ("SELECT nothing FROM kept", .invalidQuery(message: "")),
    ("SELECT id FROM nowhere", .invalidQuery(message: "")),
    ("", .emptyQuery), (" ; ", .emptyQuery), ("SELECT 1\u{0}", .emptyQuery),
  ]

  @Test(.serialized, arguments: statements)
  func refusesWhatIsNoSingleReading(_ query: String, _ expected: DatabaseFailure) throws {
    try server.psql(
      "CREATE TABLE IF NOT EXISTS kept (id int)",
      "CREATE SEQUENCE IF NOT EXISTS counter",
      """
      CREATE OR REPLACE FUNCTION adding() RETURNS int LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO kept VALUES (7); RETURN 1; END $$
      """)
    switch (try failure(of: query), expected) {
    case (.invalidQuery(let message), .invalidQuery):
      #expect(!message.isEmpty && !message.contains("\n"))
    case (let failure, _): #expect(failure == expected)
    }
    #expect(try server.psql("SELECT count(*) FROM kept") == Data("0\n".utf8))
  }

  @Test(arguments: [
    "COMMIT", "SET TRANSACTION READ WRITE", "COPY kept TO STDOUT", "DROP TABLE IF EXISTS kept",
    "DO $$ BEGIN END $$", "CREATE TEMP TABLE t (id int)", "LISTEN x",
    "SELECT 1 AS id INTO created", "SELECT $1::int AS id",
    "SELECT set_config('transaction_read_only', 'off', true) AS id",
    "SELECT pg_read_file('PG_VERSION')::int / 0 AS id",
  ])
  func refusesWhatIsNoQuery(_ statement: String) throws {
    #expect(try failure(of: statement) != nil)
  }

  @Test(
    .serialized,
    arguments: [
      "SELECT 1 AS id;", "SELECT 1 AS id -- the last word", "SELECT 1 AS id -- ) TO STDOUT",
      "SELECT 1 AS id ;\n", "VALUES (1)", "TABLE single", "SELECT ';' AS id",
      "WITH one AS (SELECT 1 AS id) SELECT id FROM one",
    ])
  func takesAnyQuery(_ query: String) throws {
    try server.psql(
      "CREATE TABLE IF NOT EXISTS single (id int)", "TRUNCATE single",
      "INSERT INTO single VALUES (1)")
    #expect(try ReadSource(try source(query)).rows.count == 1)
  }

  @Test func showsNothingOfARow() throws {
    try server.psql(
      "CREATE TABLE secrets (name text)", "INSERT INTO secrets VALUES ('ada@example.com')",
      """
      CREATE FUNCTION tell(name text) RETURNS text LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no %', name USING ERRCODE = '42601'; END $$
      """)
    for query in [
      "SELECT name::int AS id FROM secrets", "SELECT tell(name) AS id FROM secrets",
      "SELECT name::date AS id FROM secrets",
    ] {
      let failure = try #require(try failure(of: query))
      #expect(!failure.description.contains("ada"))
    }
    #expect(
      try failure(of: "SELECT name::int AS id FROM secrets")
        == SQLState("22P02").map(DatabaseFailure.failed))
  }

  @Test func namesColumnsThatCannotBeTold() throws {
    let name = server.connection
    #expect(throws: SourceError.repeatedColumn(path: name, name: "id")) {
      try ReadSource(try source("SELECT 1 AS id, 2 AS id"))
    }
    #expect(throws: SourceError.repeatedColumn(path: name, name: "?column?")) {
      try ReadSource(try source("SELECT 1, 2"))
    }
    #expect(throws: SourceError.unnamedColumn(path: name, column: 1)) {
      try ReadSource(try source("SELECT"))
    }
  }

  @Test func saysWhyItIsNotLetIn() throws {
    try server.psql(
      "CREATE ROLE locked LOGIN PASSWORD 'right'", "CREATE ROLE refused LOGIN",
      "CREATE ROLE poor LOGIN", "CREATE TABLE private (id int)", "CREATE DATABASE closed",
      "REVOKE CONNECT ON DATABASE closed FROM public")
    let directory = try TemporaryDirectory()
    let passwords = directory.path + "/passwords"
    func failure(
      _ user: String, database: String = "postgres", password: String = "",
      _ query: String = "SELECT 1"
    ) throws -> DatabaseFailure? {
      let entry = password.isEmpty ? "" : "*:*:*:*:\(password)\n"
      try Data(entry.utf8).write(to: URL(fileURLWithPath: passwords))
      #expect(chmod(passwords, 0o600) == 0)
      let connection = server.connection(
        user: user, database: database, more: "passfile=\(passwords)")
      return try self.failure(of: query, connection: connection)
    }
    let refused = try #require(SQLState("28000").map(DatabaseFailure.signInRefused))
    #expect(try failure("locked", password: "right") == nil)
    #expect(
      try failure("locked", password: "wrong")
        == SQLState("28P01").map(DatabaseFailure.signInRefused))
    #expect(try failure("locked") == .passwordMissing)
    #expect(try failure("refused") == refused)
    #expect(try failure("poor", database: "none") == .unknownDatabase)
    #expect(
      try failure("poor", database: "closed")
        == SQLState("42501").map(DatabaseFailure.signInRefused))
    #expect(try failure("poor", "SELECT id FROM private") == .notPermitted)
  }

  @Test func saysThatNobodyAnswers() throws {
    let port = try LoopbackSocket().port
    let downs = "host=127.0.0.1 port=\(port)"
    guard case .unreachable(let reason) = try failure(of: "SELECT 1", connection: downs) else {
      Issue.record("connected to nobody")
      return
    }
    #expect(reason.contains("refused"))
    guard case .unreachable = try failure(of: "SELECT 1", connection: "service=none") else {
      Issue.record("connected to no service")
      return
    }
  }

  @Test func doesNotWaitForEverForAConnection() throws {
    let deaf = try LoopbackSocket()
    let source = try PostgreSQLSource(
      connection: "host=127.0.0.1 port=\(deaf.port)", query: "SELECT 1", limits: Self.quick)
    #expect(
      throws: SourceError.database(
        name: source.name, failure: .unreachable(reason: "no answer in 1 seconds"))
    ) { try ReadSource(source) }
  }

  @Test func doesNotWaitForEverForARow() throws {
    let connection = server.connection + "application_name=slow"
    let source = try PostgreSQLSource(
      connection: connection, query: "SELECT pg_sleep(600)", limits: Self.quick)
    #expect(throws: SourceError.database(name: connection, failure: .silent(seconds: 1))) {
      try ReadSource(source)
    }
    // The server notices that nobody waits any more, and stops.
    try server.psql(
      """
      DO $$ BEGIN
        FOR look IN 1..300 LOOP
          PERFORM pg_stat_clear_snapshot();
          IF NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'slow') THEN
            RETURN;
          END IF;
          PERFORM pg_sleep(0.1);
        END LOOP;
        RAISE 'still there';
      END $$
      """)
  }

  @Test func saysThatItWasCancelled() throws {
    let connection = server.connection + "application_name=cancelled"
    let reader = try source(Self.endless, connection: connection).open(chunkSize: 4096) { _ in }
    try server.psql("SELECT pg_cancel_backend(\(try server.backend(of: "cancelled")))")
    #expect(throws: SourceError.database(name: connection, failure: .cancelled)) {
      while try reader.next() {}
    }
  }

  @Test func saysThatItWasCutOff() throws {
    let connection = server.connection + "application_name=cut"
    let reader = try source(Self.endless, connection: connection).open(chunkSize: 4096) { _ in }
    try server.psql("SELECT pg_terminate_backend(\(try server.backend(of: "cut")))")
    let failures = [
      .database(name: connection, failure: .lost),
      SQLState("57P01").map { SourceError.database(name: connection, failure: .ended($0)) },
    ]
    do {
      while try reader.next() {}
      Issue.record("read on")
    } catch {
      #expect(failures.contains(error))
    }
  }

  @Test func saysThatTheServerWasKilled() throws {
    let mortal = try PostgreSQLServer()
    let connection = mortal.connection + "application_name=killed"
    let reader = try source(Self.endless, connection: connection).open(chunkSize: 4096) { _ in }
    #expect(kill(try mortal.backend(of: "killed"), SIGKILL) == 0)
    #expect(throws: SourceError.database(name: connection, failure: .lost)) {
      while try reader.next() {}
    }
    try mortal.stop()
  }

  @Test func letsGoOfWhatIsNotReadToItsEnd() throws {
    let connection = server.connection + "application_name=early"
    let source = try source(Self.endless, connection: connection)
    #expect(try SourceHeader.read(source).columnNames == ["n", "x"])
    #expect(try SourceHeader.read(source).columnNames == ["n", "x"])
  }

  @Test(arguments: [
    "host=h password=secret", "postgresql://ada:secret@h/db", "postgresql://h/db?password=secret",
    "host=h sslpassword=secret", "secret", "host", "", " ", "postgresql://ada:secret@[h/db",
  ])
  func takesNoSecretAndSaysNone(_ connection: String) throws {
    do {
      _ = try PostgreSQLSource(connection: connection, query: "SELECT 1")
      Issue.record("taken")
    } catch {
      #expect(!error.description.contains("secret@") && !error.description.contains("=secret"))
      #expect(error.description.hasPrefix("The connection string"))
    }
  }
}
