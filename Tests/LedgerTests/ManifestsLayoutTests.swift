import Domain
import GRDB
import Ledger
import ScriptedIdentities
import Testing
import Vault

@Suite("Manifests of another layout")
struct ManifestsLayoutTests {
  private static let run = RunID(UUIDv7(milliseconds: 1_767_225_600_000, random: (0, 7)))

  /// Layout 1 as it was made, word for word, with two batches and a row that was left out.
  private static let first = """
    CREATE TABLE manifests (
      run        TEXT    NOT NULL,
      batch      INTEGER NOT NULL CHECK (batch >= 1),
      -- 16 bytes each, sorted as unsigned bytes, one after the other.
      pseudonyms BLOB    NOT NULL CHECK (LENGTH(pseudonyms) % 16 = 0),
      PRIMARY KEY (run, batch)
    ) STRICT;

    CREATE TABLE rejections (
      run         TEXT    NOT NULL,
      row         INTEGER NOT NULL CHECK (row >= 1),
      customer_id TEXT,
      reason      TEXT    NOT NULL,
      PRIMARY KEY (run, row)
    ) STRICT;

    -- "WAYM" in ASCII.
    PRAGMA application_id = 1463900493;
    PRAGMA user_version   = 1;

    INSERT INTO manifests VALUES ('\(run)', 1, zeroblob(32)), ('\(run)', 2, zeroblob(16));
    INSERT INTO rejections VALUES ('\(run)', 7, 'c7', 'withheld'), ('\(run)', 9, NULL, 'withheld');
    """

  /// A ledger whose file of manifests is of layout 1.
  private struct Old {
    let scratch: Scratch
    let ledger: Ledger
    let file: DatabaseQueue

    init(_ more: String = "") async throws {
      scratch = try Scratch()
      ledger = try await scratch.createLedger()
      file = try DatabaseQueue(path: scratch.location.manifests)
      try await file.write { database in
        try database.execute(
          sql: """
            DROP TABLE standings;
            DROP TABLE standing_parts;
            DROP TABLE manifests;
            DROP TABLE rejections;
            \(ManifestsLayoutTests.first)
            \(more)
            """)
      }
    }

    /// Everything in the file: its layout, its tables and their rows.
    func content() async throws -> [String] {
      try await file.read { database in
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let tables = try Row.fetchAll(
          database, sql: "SELECT name, sql FROM sqlite_schema ORDER BY name")
        let manifests = try Row.fetchAll(
          database, sql: "SELECT run, batch, HEX(pseudonyms) FROM manifests ORDER BY run, batch")
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM rejections ORDER BY run, row")
        return ["layout \(version)"] + (tables + manifests + rows).map(\.description)
      }
    }

    func upgrade() async throws {
      try await Ledger.prepareUpgrade(
        at: scratch.location, for: .scripted("Ada"), surroundings: .scripted())
    }

    func open() throws -> Manifests {
      try Ledger.open(at: scratch.location, surroundings: .scripted()).manifests
    }
  }

  @Test("the first is brought up to date where an administrator asks for it, and loses nothing")
  func upgrade() async throws {
    let old = try await Old()
    let before = try await old.content()
    let error = #expect(throws: LedgerError.self) { try old.open() }
    #expect(error?.description.contains("waybill upgrade") == true)
    await #expect(throws: Refusal.self) {
      try await Ledger.prepareUpgrade(
        at: old.scratch.location, for: .scripted("Mallory"), surroundings: .scripted())
    }
    #expect(try await old.content() == before)
    for _ in 0..<2 {
      try await old.upgrade()
      let manifests = try old.open()
      #expect(try manifests.pseudonyms(run: Self.run, batch: 1).count == 32)
      #expect(try manifests.pseudonyms(run: Self.run, batch: 2).count == 16)
      #expect(
        try manifests.leftOut(of: Self.run, limit: 9) == [
          .init(row: 7, customerID: "c7", reason: "withheld"),
          .init(row: 9, customerID: nil, reason: "withheld"),
        ])
    }
    let fresh = try Scratch()
    let other = try await fresh.createLedger()
    let schema = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    let made = try DatabaseQueue(path: fresh.location.manifests)
    #expect(
      try await old.file.read { try Row.fetchAll($0, sql: schema).map(\.description) }
        == made.read { try Row.fetchAll($0, sql: schema).map(\.description) })
    withExtendedLifetime(other) {}
  }

  @Test(
    "the first is as it was where it cannot be brought up to date, however far that came",
    arguments: [
      "CREATE TABLE manifests_1 (x)", "CREATE TABLE rejections_1 (x)", "CREATE TABLE standings (x)",
      "CREATE TABLE standing_parts (x)",
      "CREATE TABLE other (x); CREATE INDEX removals_by_list ON other (x)",
      "PRAGMA ignore_check_constraints = 1; INSERT INTO manifests VALUES ('x', 0, x'00')",
    ])
  func failure(_ obstacle: String) async throws {
    let old = try await Old(obstacle + ";")
    let before = try await old.content()
    await #expect(throws: LedgerError.self) { try await old.upgrade() }
    #expect(try await old.content() == before)
    #expect(before[0] == "layout 1")
  }

  @Test("the first is left as it is by whoever looks for what is wrong")
  func examination() async throws {
    let old = try await Old()
    let before = try await old.content()
    _ = try LedgerParts(at: old.scratch.location).manifests.get()
    #expect(try await old.content() == before)
  }

  @Test("a later one is refused, and says which version to use", arguments: [3, 99])
  func later(_ layout: Int) async throws {
    let old = try await Old("PRAGMA user_version = \(layout);")
    let before = try await old.content()
    let error = #expect(throws: LedgerError.self) { try old.open() }
    #expect(
      error?.description.contains("has layout \(layout), this Waybill knows 2: install") == true)
    #expect(try await old.content() == before)
  }

  @Test("what is no file of manifests is refused", arguments: ["user_version", "application_id"])
  func foreign(_ pragma: String) async throws {
    let old = try await Old("PRAGMA \(pragma) = 0;")
    let error = #expect(throws: LedgerError.self) { try old.open() }
    #expect(error?.description.contains("holds no manifests") == true)
  }
}
