extension DatabaseFailure: CustomStringConvertible {
  /// What failed and what to do about it; on what, whoever names the source says.
  package var description: String {
    switch self {
    case .clientMissing(let reason):
      "the client library, libpq, cannot be loaded: \(reason). Install it; on Debian with "
        + "apt-get install libpq5."
    case .connectionMalformed:
      "is no PostgreSQL connection string. Write \"host=… dbname=…\", \"service=…\" or a URI."
    case .connectionHoldsSecret(let option):
      "holds a secret (\(option)), which would be on record for ever. Leave it out and put it in "
        + "~/.pgpass, PGPASSFILE, PGPASSWORD or a service file."
    case .notVerified:
      "is on another machine, and nothing would show that it is the right one. Add "
        + "sslmode=verify-full, and sslrootcert=… where its certificate is from an authority of yours."
    case .unreachable(let reason):
      "cannot be reached: \(reason). Check the address and that the server runs."
    case .passwordMissing:
      "asks for a password. Put it in ~/.pgpass, PGPASSFILE, PGPASSWORD or a service file."
    case .signInRefused(let state):
      "does not let this user in (\(state)). Check user, password and the server's pg_hba.conf."
    case .unknownDatabase:
      "has no such database. Check dbname."
    case .unavailable(let state):
      "takes no connections now (\(state)). Try again later."
    case .emptyQuery:
      "the query gives no columns. Write a SELECT."
    case .severalStatements:
      "the query is more than one statement. Give one SELECT."
    case .invalidQuery(let message):
      "the query is wrong: \(message). Correct it."
    case .writes:
      "the query would change something. Give a SELECT that only reads."
    case .notPermitted:
      "the query reads or calls what it may not. Grant SELECT on all it reads, or leave it out."
    case .unknownTable(let name, let tables):
      "has no table \"\(name)\". It has: \(DatabaseFailure.listed(tables))."
    case .notText(let row, let column):
      "row \(row): column \"\(column)\" holds a BLOB. Leave the column out, or write it as text "
        + "with hex() or CAST."
    case .failed(let state):
      "the query failed (\(state)). The server's log has the details; correct the query or the data."
    case .cancelled:
      "the query was cancelled at the server. Ask who cancelled it, then try again."
    case .ended(let state):
      "the server ended the connection (\(state)). Try again when it is back."
    case .lost:
      "the connection broke. Check the network and that the server runs, then try again."
    case .silent(let seconds):
      "nothing came for \(seconds) seconds. Make the query faster, or look for a lock it waits for."
    case .notDatabase:
      "is no SQLite database, or is encrypted. Name an SQLite file that is not."
    case .locked(let seconds):
      "is locked by another program since \(seconds) seconds. Try again when that is done."
    case .damaged:
      "is damaged. Restore it from a backup, or salvage it with \".recover\" of sqlite3."
    case .needsWriting:
      "cannot be opened for reading alone. Open it once with the program that writes it, and let "
        + "this user write to its directory if it is in WAL mode."
    case .fileFailed(let code):
      "cannot be read (SQLite result code \(code)). Check the disk, then try again."
    }
  }

  private static func listed(_ tables: [String]) -> String {
    guard !tables.isEmpty else { return "none" }
    let shown = tables.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    return tables.count > 10 ? "\(shown) and \(tables.count - 10) more" : shown
  }
}
