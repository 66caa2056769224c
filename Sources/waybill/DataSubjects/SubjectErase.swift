import ArgumentParser
import Audit
import Domain
import Ledger
import Runner
import Views

/// Deletes a person at Sendinblue.
struct SubjectErase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Keep a person out of later runs, and delete them at Sendinblue.",
    discussion: """
      Examples:
        waybill subject erase
        waybill subject erase --email-file address.txt --yes --reason "erasure by letter"

      For administrators, when somebody has a right to erasure (GDPR Art. 17). The contact is deleted in \
      the account of every connection that ever carried the person, by what the manifests hold; \
      batches without a manifest could have carried anybody, and are counted. Refused while a run over \
      one of the connections has not ended, as it could put the contact back. What came of each is on \
      record. Given again, it goes on with the connections that are not settled. Exits with 1 while \
      there are any. The record keeps the pseudonym, and that it was asked.
      """)

  @OptionGroup var address: AddressOptions
  @OptionGroup var remark: ReasonOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let (address, pseudonym) = try await address.read(session)
    let record = try await DataSubjectRecord(of: pseudonym, in: session.ledger)
    let known = try session.ledger.views.erasures(of: pseudonym)
    let connections = record.connectionsToErase(known)
    let accounts = connections.count == 1 ? "1 account" : "\(connections.count) accounts"
    try confirmation.confirm(
      "Delete the contact of the person \(pseudonym) in \(accounts)",
      on: session.invocation.terminal)
    try await Eraser(session.ledger, version: Waybill.version).erase(
      .init(pseudonym: pseudonym, connections: connections, reason: remark.reason),
      address: address, by: session.identity)
    let erasure = Erasure(
      pseudonym: pseudonym, manifests: record.manifests,
      connections: try session.ledger.views.erasures(of: pseudonym))
    try erasure.print(in: session)
    guard erasure.isComplete else {
      throw CommandError.erasureIncomplete(
        count: erasure.connections.count { !$0.status.isSettled }, of: erasure.connections.count)
    }
  }
}

extension DataSubjectRecord {
  /// The connections that carried the person since they were last deleted there, and those for which
  /// it was ordered and is not settled, in the order of their identities.
  ///
  /// - Parameter known: What came of deleting them so far.
  /// - Returns: The connections; none where all is settled.
  fileprivate func connectionsToErase(_ known: [ErasureRow]) -> [ConnectionID] {
    let rows = Dictionary(known.map { ($0.connection, $0) }) { first, _ in first }
    let carrying = batches.filter { batch in
      guard let row = rows[batch.connection], row.status.isSettled else { return true }
      return batch.position > row.position
    }
    let open = known.filter { !$0.status.isSettled }.map(\.connection)
    return Set(carrying.map(\.connection) + open).sorted()
  }
}
