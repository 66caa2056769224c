internal import GRDB
internal import Transparency

/// Reads checkpoints and holds their signatures against the log's key.
struct CheckpointReader {
  private let database: Database
  private let verifier: NoteVerifier

  /// - Parameters:
  ///   - database: The connection, in its turn.
  ///   - verifier: The key that must have signed.
  init(in database: Database, verifier: NoteVerifier) {
    self.database = database
    self.verifier = verifier
  }

  /// Reads the checkpoints of a stretch.
  /// - Parameter leaves: The stretch.
  /// - Returns: What those say that are signed, what is wrong with the others, and how many there are.
  /// - Throws: What SQLite throws.
  func read(
    _ leaves: Range<UInt64>
  ) throws -> (claims: [Claim], problems: [VerificationProblem], count: Int) {
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT size, note FROM checkpoints WHERE size > ? AND size <= ? ORDER BY size",
      arguments: [Int64(leaves.lowerBound), Int64(leaves.upperBound)])
    var claims: [Claim] = []
    var problems: [VerificationProblem] = []
    var count = 0
    while let row = try rows.next() {
      count += 1
      let size: Int64 = row[0]
      switch Self.open(row[1], size: size, verifier) {
      case .success(let claim): claims.append(claim)
      case .failure(let flaw):
        guard problems.count < LogVerification.mostProblems else { continue }
        let position = Position(unchecked: size)
        problems.append(
          VerificationProblem(.checkpoints, flaw.kind, at: position...position, flaw.what))
      }
    }
    return (claims, problems, count)
  }

  /// What is wrong with a checkpoint.
  struct Flaw: Error {
    let kind: VerificationProblem.Kind
    let what: String
  }

  private static func open(
    _ text: String?, size: Int64, _ verifier: NoteVerifier
  ) -> Result<Claim, Flaw> {
    let name = "The checkpoint of \(size) entries"
    do throws(TransparencyError) {
      let note = try SignedNote((text ?? "").utf8)
      let checkpoint = try SignedCheckpoint(opening: note, log: verifier).checkpoint
      guard checkpoint.size == UInt64(size) else {
        let what = "\(name) is one of \(checkpoint.size)."
        return .failure(Flaw(kind: .reordered, what: what))
      }
      return .success(Claim(head: checkpoint.head, isKept: false))
    } catch {
      return .failure(Flaw(error, of: name))
    }
  }
}

extension CheckpointReader.Flaw {
  /// What an error of opening a checkpoint comes to.
  init(_ error: TransparencyError, of name: String) {
    switch error {
    case .unsigned, .wrongOrigin:
      self.init(kind: .foreignKey, what: "\(name) is not signed with the log's key.")
    case .badSignature:
      self.init(kind: .edited, what: "\(name) is not as it was signed.")
    case .malformed, .unsupportedKeyType, .wrongKeyID, .wrongEmptyRoot, .indexOutsideTree,
      .smallerTree, .nothingToCompare, .wrongProofLength, .notIncluded, .inconsistent, .shortTile,
      .entryTooLong:
      self.init(kind: .malformed, what: "\(name) cannot be read. \(error)")
    }
  }
}
