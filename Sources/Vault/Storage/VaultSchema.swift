/// The vault file's schema.
enum VaultSchema {
  /// "WAYS" in ASCII, in the file's header (SQLite file format, 1.3.14).
  static let applicationID = 0x5741_5953

  /// The layout that this code reads and writes.
  static let layout = 1

  /// The statements that make an empty file a vault.
  static let sql = """
    CREATE TABLE secrets (
      name   TEXT PRIMARY KEY,
      sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    PRAGMA application_id = \(applicationID);
    PRAGMA user_version   = \(layout);
    """
}
