import ArgumentParser
import Audit
import Domain
import EventLog
import Foundation
import Ledger

/// Writes a receipt of an entry.
struct AuditProve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Write a receipt that shows that an entry is in the log.",
    discussion: """
      Examples:
        waybill audit prove 17 --output batch.tlog-proof
        waybill audit prove 0193a5c2-8f00-7c3a-9d7e-1b2f4c5d6e7f > batch.tlog-proof

      Whoever has the receipt and the published verifier key can check it with waybill audit check, \
      without the ledger; it holds the record. For administrators and auditors.
      """)

  @Argument(
    help: ArgumentHelp("The entry's number, or the identifier of its record.", valueName: "entry"))
  var entry: String
  @Option(
    help: ArgumentHelp(
      "The file to write, which must not be there yet. Default: standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options)
    try session.viewer(of: .audit)
    let log = session.ledger.log
    guard let verifier = try log.verifierKey() else { throw AuditError.emptyLog }
    let receipt = try Receipt(of: find(in: log), in: log, verifier: verifier)
    guard let output else { return try session.invocation.print(receipt.serialized) }
    try NoteFile.write(receipt.serialized, to: session.invocation.paths.absolute(output))
  }

  private func find(in log: EventLog) throws -> Entry {
    if let number = Int64(entry), number > 0, let before = Position(rawValue: number - 1) {
      if let entry = try log.entries(after: before, limit: 1).first { return entry }
    } else if let entry = try log.entry(of: entry.lowercased()) {
      return entry
    }
    throw CommandError.unusableValue(option: entry, reason: "the log has no such entry")
  }
}
