internal import GRDB
internal import Transparency

/// Up to where witnesses vouch for a log.
struct WitnessedExtent {
  /// The largest size that enough witnesses have cosigned; nothing where there is none.
  private(set) var size: UInt64?
  /// What is wrong.
  private(set) var problems: [VerificationProblem] = []

  /// Looks from the newest cosignatures back, until enough are found.
  /// - Parameters:
  ///   - expectation: The witnesses, and how many of them are enough.
  ///   - sound: The size up to which the log is what its checkpoints say.
  ///   - file: The file.
  /// - Throws: What keeps the file from being read.
  init(of expectation: LogExpectation, upTo sound: UInt64, in file: TreeReader) throws {
    guard expectation.cosignatures > 0 else { return }
    let sizes = try Int64.fetchCursor(
      file.database,
      sql: "SELECT DISTINCT size FROM cosignatures WHERE size <= ? ORDER BY size DESC",
      arguments: [Int64(sound)])
    while size == nil, let candidate = try sizes.next() {
      if try count(UInt64(candidate), expectation, in: file) >= expectation.cosignatures {
        size = UInt64(candidate)
      }
    }
    guard size == nil else { return }
    let what =
      "No checkpoint is cosigned by \(expectation.cosignatures) of the witnesses that were named."
    problems.append(VerificationProblem(.checkpoints, .unwitnessed, at: nil, what))
  }

  /// How many of the witnesses have cosigned a checkpoint.
  private mutating func count(
    _ size: UInt64, _ expectation: LogExpectation, in file: TreeReader
  ) throws -> Int {
    guard let text = try file.checkpoint(of: size) else { return 0 }
    do throws(TransparencyError) {
      let signed = try SignedCheckpoint(
        opening: try SignedNote(text.utf8), log: expectation.verifier,
        witnesses: expectation.witnesses)
      return signed.signatures.count { expectation.witnesses.contains($0.verifier) }
    } catch {
      let position = Position(unchecked: Int64(size))
      let what = "The cosignatures of the checkpoint of \(size) entries are not right. \(error)"
      problems.append(
        VerificationProblem(.checkpoints, .edited, at: position...position, what))
      return 0
    }
  }
}
