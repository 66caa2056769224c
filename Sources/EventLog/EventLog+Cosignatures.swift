internal import GRDB
package import Transparency

extension EventLog {
  /// The size of the last checkpoint that a witness has cosigned, as far as that is kept.
  ///
  /// - Parameter witness: the witness's key.
  /// - Returns: how many entries the log had; 0 if the witness never cosigned.
  /// - Throws: what keeps the file from being read.
  package func lastSize(cosignedBy witness: NoteVerifier) throws(EventLogError) -> UInt64 {
    try EventLogError.translating(path) {
      try queue.unsafeRead { database in
        let rows = try Row.fetchCursor(
          database, sql: "SELECT size, line FROM cosignatures ORDER BY size DESC")
        while let row = try rows.next() {
          let line: String = row[1]
          if line.hasPrefix("\u{2014} \(witness.name.text) ") { return UInt64(row[0] as Int64) }
        }
        return 0
      }
    }
  }

  /// Keeps a witness's answer; durable when this returns.
  ///
  /// Only what is verified is kept, and what is kept already is not kept again.
  /// - Parameters:
  ///   - answer: signature lines, each ended by a line feed, as the witness sent them.
  ///   - size: of which checkpoint.
  ///   - witnesses: keys of witnesses that are known; lines of others are left out.
  /// - Returns: how many cosignatures are new; nothing where there is no checkpoint of the size.
  /// - Throws: `TransparencyError` where a line is malformed or a signature wrong; `EventLogError`.
  package func keep(
    answer: some Collection<UInt8>, of size: UInt64, witnesses: [NoteVerifier]
  ) throws -> Int? {
    guard let note = try checkpoint(of: size) else { return nil }
    let known = Set(note.signatures)
    let new = try note.adding(answer: answer, of: witnesses).signatures
      .filter { !known.contains($0) }
    try EventLogError.translating(path) {
      try queue.write { database in
        for signature in new {
          try database.execute(
            sql: "INSERT INTO cosignatures (size, line) VALUES (?, ?)",
            arguments: [Int64(size), signature.line])
        }
      }
    }
    // A crash from here on leaves the cosignatures kept.
    return new.count
  }
}
