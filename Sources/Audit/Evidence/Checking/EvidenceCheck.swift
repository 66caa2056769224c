import Domain
import EventLog
import Foundation
import Ledger
package import Transparency

/// What checking evidence has shown, with nothing but the log's key.
///
/// Whatever the files hold is a finding, and no error.
package struct EvidenceCheck: Sendable {
  /// The most bytes of a checkpoint that are read.
  private static let noteLimit = 1 << 16
  /// The most bytes of a record (C2SP tlog-tiles).
  private static let recordLimit = 65_535
  /// The most bytes of a consent text that are read.
  private static let textLimit = 1 << 20

  /// What the log has signed; nothing where its signature is missing or wrong.
  package let checkpoint: Checkpoint?
  /// How many entries there are.
  package private(set) var entries = 0
  /// How many of them are commands.
  package private(set) var commands = 0
  /// All that is wrong.
  package private(set) var problems: [EvidenceProblem]

  private let directory: String
  private let payload: Set<String>
  private var expected: Set<String> = []
  private var signatures = EvidenceSignatures()

  /// Whether nothing is wrong.
  package var isVerified: Bool { problems.isEmpty }

  /// Checks evidence.
  ///
  /// - Parameters:
  ///   - directory: Where it is.
  ///   - verifier: The log's key, from wherever its owner published it.
  ///   - witnesses: Keys of witnesses that are known.
  ///   - demanded: How many of them must have cosigned.
  /// - Throws: `AuditError.noEvidence`, or `.file` where what is there cannot be read.
  package init(
    of directory: String, with verifier: NoteVerifier, witnesses: [NoteVerifier], demanded: Int
  ) throws(AuditError) {
    self.directory = directory
    let bag = try BagCheck(directory)
    problems = bag.problems
    payload = bag.payload
    guard let bytes = try InputFile.bytes(of: directory + "/data/checkpoint", limit: Self.noteLimit)
    else {
      checkpoint = nil
      report("data/checkpoint", "is missing")
      return
    }
    let signed: SignedCheckpoint
    do throws(TransparencyError) {
      signed = try SignedCheckpoint(
        opening: SignedNote(bytes), log: verifier, witnesses: witnesses)
    } catch {
      checkpoint = nil
      report("data/checkpoint", "does not hold. \(error)")
      return
    }
    checkpoint = signed.checkpoint
    let cosigned = signed.signatures.count { witnesses.contains($0.verifier) }
    if cosigned < demanded {
      report(
        "data/checkpoint",
        "is cosigned by \(cosigned) of the witnesses, and \(demanded) were demanded")
    }
    try checkEntries(under: signed.checkpoint, with: verifier)
    try checkTexts()
    try checkKey(verifier)
    checkNothingElse()
  }

  private mutating func report(_ file: String, _ problem: String) {
    problems.append(EvidenceProblem(file, problem))
  }

  private mutating func checkEntries(
    under checkpoint: Checkpoint, with verifier: NoteVerifier
  ) throws(AuditError) {
    let file = "data/entries.ndjson"
    var last = Position.beginning
    let isThere = try InputFile.forEachLine(
      of: "\(directory)/\(file)", limit: Self.recordLimit
    ) { line throws(AuditError) in
      guard let entry = Self.entry(line), let envelope = try? Envelope(entry) else {
        return report(file, "holds a line that is no record")
      }
      entries += 1
      if entry.position <= last { report(file, "holds entry \(entry.position) out of order") }
      last = max(last, entry.position)
      try checkProof(of: entry, under: checkpoint, with: verifier)
      try checkCommand(envelope)
    }
    if !isThere { report(file, "is missing") }
    for (position, problem) in signatures.open {
      report("data/commands/\(position).json", problem)
    }
  }

  private static func entry(_ line: [UInt8]) -> Entry? {
    struct Head: Decodable { let sequence: String }
    guard let record = String(validating: line, as: UTF8.self),
      let head = try? JSONDecoder().decode(Head.self, from: Data(line)),
      let position = Int64(head.sequence).flatMap(Position.init(rawValue:))
    else { return nil }
    return Entry(position: position, record: record)
  }

  private mutating func checkProof(
    of entry: Entry, under checkpoint: Checkpoint, with verifier: NoteVerifier
  ) throws(AuditError) {
    let file = "data/proofs/\(entry.position).tlog-proof"
    expected.insert(file)
    guard let bytes = try InputFile.bytes(of: "\(directory)/\(file)", limit: Receipt.limit) else {
      return report(file, "is missing")
    }
    do throws(TransparencyError) {
      let proof = try LogProof(bytes)
      let signed = try proof.verify(leaf: TreeHash(leaf: entry.record.utf8), log: verifier)
      if Int64(clamping: proof.index) != entry.position.rawValue - 1 {
        report(file, "is of another entry")
      }
      if signed.checkpoint.head != checkpoint.head { report(file, "is of another checkpoint") }
    } catch {
      report(file, "does not hold. \(error)")
    }
  }

  private mutating func checkCommand(_ envelope: Envelope) throws(AuditError) {
    let isCommand = signatures.note(envelope)
    guard let command = isCommand ? signatures.last : nil else { return }
    commands += 1
    let name = "data/commands/\(envelope.position).json"
    for (file, content) in [(name, command.payload), (name + ".sig", command.signature)] {
      expected.insert(file)
      let bytes = try InputFile.bytes(of: "\(directory)/\(file)", limit: Self.recordLimit)
      if bytes.map({ $0.elementsEqual(content.utf8) }) != true {
        report(file, "is not what the record holds")
      }
    }
  }

  private mutating func checkTexts() throws(AuditError) {
    for file in payload.sorted() where file.hasPrefix("data/consents/") {
      expected.insert(file)
      let bytes = try InputFile.bytes(of: "\(directory)/\(file)", limit: Self.textLimit)
      let name = bytes.map { "data/consents/\(SHA256Digest(of: $0)).txt" }
      if name != file { report(file, "is not the text that it is named after") }
    }
  }

  private mutating func checkKey(_ verifier: NoteVerifier) throws(AuditError) {
    let file = "data/verifier-key"
    let bytes = try InputFile.bytes(of: "\(directory)/\(file)", limit: Self.noteLimit)
    if bytes.map({ $0.elementsEqual((verifier.vkey + "\n").utf8) }) != true {
      report(file, "names another key than the one given")
    }
  }

  /// Proofs and commands that belong to no entry would look like evidence.
  private mutating func checkNothingElse() {
    let signers = "data/commands/allowed_signers"
    for file in payload.subtracting(expected).sorted() where file != signers {
      if file.hasPrefix("data/proofs/") || file.hasPrefix("data/commands/") {
        report(file, "belongs to no entry")
      }
    }
  }
}
