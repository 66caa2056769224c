package import Domain
import EventLog
import Foundation
import Glibc
import Ledger
import Transparency
import Vault
import Views

/// Writes evidence for somebody who has neither the ledger nor Waybill: a directory in BagIt layout
/// with the records, proofs of each, signatures, consent texts, tables and a report.
package struct EvidenceWriter {
  /// Lines that the report shows; the index of entries has them all.
  private static let reportLimit = 1000

  private let material: EvidenceMaterial
  private let target: String
  private let draft: String
  private var bag: BagWriter
  private var signers = EvidenceSigners()
  private var lines: [TrailLine] = []

  /// Begins to write evidence.
  ///
  /// - Parameters:
  ///   - material: What is written.
  ///   - path: Where it is to be in the end; nothing may be there.
  /// - Throws: `AuditError.file`.
  package init(of material: EvidenceMaterial, to path: String) throws(AuditError) {
    self.material = material
    target = path
    draft = path + ".partial"
    for path in [target, draft] where access(path, F_OK) == 0 {
      throw .file(path: path, reason: "it is there already")
    }
    bag = BagWriter(in: OutputFolder(path: draft, readers: .owner))
  }

  /// Adds a table.
  ///
  /// - Parameters:
  ///   - name: The file's name.
  ///   - text: The table.
  /// - Throws: `AuditError.file`.
  package mutating func add(table name: String, _ text: String) throws(AuditError) {
    try bag.add(name, text.utf8)
  }

  /// Writes the records, one a line, with an index, a proof of each, and each command as it was signed.
  ///
  /// - Parameters:
  ///   - heading: The first line of the index.
  ///   - line: Gives an entry's line of the index, with its end.
  /// - Throws: `AuditError`.
  package mutating func writeEntries(
    heading: String, line: (EvidenceEntry) -> String
  ) throws(AuditError) {
    do {
      var records = try bag.file("entries.ndjson")
      var index = try bag.file("entries.csv")
      try index.write(heading.utf8)
      let context = Set(material.selection.context)
      var writer = TrailWriter(names: try Names.all(in: material.views), views: material.views)
      for positions in material.selection.all.pieces(of: 500) {
        let filter = LogFilter(positionsIn: positions)
        for entry in try material.log.entries(matching: filter, limit: positions.count) {
          try records.write(entry.record.utf8)
          try records.write([UInt8(ascii: "\n")])
          let shown = EvidenceEntry(
            line: try writer.line(for: entry),
            leaf: SHA256Digest(bytes: TreeHash(leaf: entry.record.utf8).bytes),
            isContext: context.contains(entry.position))
          try index.write(line(shown).utf8)
          if !shown.isContext, lines.count <= Self.reportLimit { lines.append(shown.line) }
          try addProof(of: entry)
          try addCommand(of: entry)
        }
      }
      try bag.add("entries.ndjson", records)
      try bag.add("entries.csv", index)
    } catch {
      throw AuditError(error)
    }
  }

  private mutating func addProof(of entry: Entry) throws(AuditError) {
    let receipt = try Receipt(
      of: entry, at: material.checkpoint, in: material.log, verifier: material.verifier)
    try bag.add("proofs/\(entry.position).tlog-proof", receipt.serialized.utf8)
  }

  private mutating func addCommand(of entry: Entry) throws {
    let message = try RecordedMessage(entry)
    try signers.note(message)
    guard case .command(_, let envelope) = message else { return }
    let signed = try RecordedCommand(envelope)
    try bag.add("commands/\(entry.position).json", signed.payload.utf8)
    try bag.add("commands/\(entry.position).json.sig", signed.signature.utf8)
  }

  /// Writes the rest and all digests; durable when this returns, under a name that says that it is
  /// not done: it is still to be put on record.
  ///
  /// - Parameter now: The present instant.
  /// - Returns: What was written.
  /// - Throws: `AuditError`.
  package mutating func finish(at now: Timestamp) throws(AuditError) -> Evidence {
    try bag.add("checkpoint", material.checkpoint.note.serialized.utf8)
    try bag.add("verifier-key", (material.verifier.vkey + "\n").utf8)
    try bag.add("commands/allowed_signers", signers.allowed.utf8)
    for text in material.consents.texts {
      guard let content = text.text else { continue }
      try bag.add("consents/\(text.sha256).txt", content.utf8)
    }
    let report = EvidenceReport(of: material, lines: lines, limit: Self.reportLimit, at: now)
    try bag.add("report.html", report.html.utf8)
    try bag.add("CHECKING.txt", report.instructions.utf8)
    let digest = try bag.finish(information: [
      "Bag-Software-Agent": "Waybill",
      "Bagging-Date": String(now.description.prefix(10)),
      "External-Identifier": material.checkpoint.checkpoint.origin,
      "External-Description": report.title,
    ])
    return Evidence(
      scope: material.scope, size: Int64(material.checkpoint.checkpoint.size),
      entries: material.selection.all.count, digest: digest)
  }

  /// Gives what was written its name, once it is on record.
  ///
  /// A crash before leaves the record of evidence that nobody was given, and a directory whose name ends
  /// in `.partial`: delete it.
  ///
  /// - Throws: `AuditError.file`.
  package func publish() throws(AuditError) {
    guard rename(draft, target) == 0 else { throw .file(errno, at: target) }
    OutputFolder(path: target, readers: .owner).sync()
  }

  /// Removes what was written and is not to be handed out.
  ///
  /// - Throws: `AuditError.file`.
  package func discard() throws(AuditError) {
    do {
      try FileManager.default.removeItem(atPath: draft)
    } catch {
      throw .file(path: draft, reason: "it cannot be removed")
    }
  }
}

extension Array {
  /// The elements in runs of at most so many.
  fileprivate func pieces(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
