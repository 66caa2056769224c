internal import GRDB
internal import Transparency

/// A log that is made of lines, as far as it has come.
struct ImportedLog {
  private let verifier: NoteVerifier
  private let path: String
  private var edge = TreeEdge()
  private var lines = 0
  /// Whether the last line was a checkpoint.
  private(set) var isSealed = false

  /// Begins before the first line.
  init(signedBy verifier: NoteVerifier, path: String) {
    self.verifier = verifier
    self.path = path
  }

  /// How many entries there are.
  var size: UInt64 { edge.size }

  /// Takes the next line.
  /// - Parameters:
  ///   - text: the line without its end.
  ///   - database: the log's file, within a transaction.
  /// - Throws: `notAnExport`, or what keeps the file from being written.
  mutating func append(_ text: String, in database: Database) throws {
    lines += 1
    let line: ExchangeLine
    do throws(ExchangeFlaw) {
      line = try ExchangeLine(text)
      switch line {
      case .record(let record): try check(record)
      case .checkpoint(let note): try check(note)
      }
    } catch {
      throw EventLogError.notAnExport(line: lines, flaw: error)
    }
    try EventLogError.translating(path) {
      switch line {
      case .record(let record): try insert(record, in: database)
      case .checkpoint(let note): try insert(note, in: database)
      }
    }
  }

  /// Makes sure that the last line may be the last.
  /// - Throws: `notAnExport`.
  func finish() throws(EventLogError) {
    if isSealed { return }
    throw .notAnExport(line: lines, flaw: size == 0 ? .empty : .unfinished)
  }

  private func check(_ record: String) throws(ExchangeFlaw) {
    let position = Position(unchecked: Int64(size) + 1)
    let envelope: Envelope
    do {
      envelope = try Envelope(Entry(position: position, record: record))
    } catch {
      throw .malformedRecord
    }
    guard envelope.source == verifier.name.text else {
      throw .foreignRecord(source: envelope.source)
    }
  }

  private func check(_ note: SignedNote) throws(ExchangeFlaw) {
    let checkpoint: Checkpoint
    do {
      checkpoint = try SignedCheckpoint(opening: note, log: verifier).checkpoint
    } catch {
      throw .unsigned(error)
    }
    guard checkpoint.size == size, !isSealed else { throw .otherSize(checkpoint.size) }
    guard checkpoint.root == edge.root else { throw .otherRoot }
  }

  private mutating func insert(_ record: String, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO entries (position, record) VALUES (?, ?)")
    try statement.execute(arguments: [Int64(size) + 1, record])
    for tile in edge.append([TreeHash(leaf: record.utf8)]) where !tile.coordinate.isPartial {
      try tile.store(in: database)
    }
    isSealed = false
  }

  /// Keeps a checkpoint as the log signed it, and what others signed beside it.
  private mutating func insert(_ note: SignedNote, in database: Database) throws {
    let own = note.signatures.filter { $0.isBy(verifier) }
    let text = note.text + "\n" + own.map { $0.line + "\n" }.joined()
    try database.cachedStatement(sql: "INSERT INTO checkpoints (size, note) VALUES (?, ?)")
      .execute(arguments: [Int64(size), text])
    for signature in note.signatures where !signature.isBy(verifier) {
      try database.cachedStatement(sql: "INSERT INTO cosignatures (size, line) VALUES (?, ?)")
        .execute(arguments: [Int64(size), signature.line])
    }
    isSealed = true
  }
}

extension NoteSignature {
  /// Whether a key is named as the one that signed.
  fileprivate func isBy(_ verifier: NoteVerifier) -> Bool {
    name == verifier.name && keyID == verifier.keyID
  }
}
