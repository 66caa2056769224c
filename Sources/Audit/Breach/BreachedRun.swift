package import Domain
package import EventLog
package import Views

/// A run in a breach's scope, with what of it is within the period.
package struct BreachedRun: Encodable, Hashable, Sendable {
  /// The run.
  package let run: RunID
  /// How far it is, or how it ended.
  package let status: RunStatus
  /// The destination, as it was called then.
  package let destination: DisplayName
  /// The connection, as it was called then.
  package let connection: DisplayName
  /// The company that holds the receiving account.
  package let account: String
  /// Sendinblue's number for the list.
  package let list: Int64
  /// What the list was called.
  package let listName: String
  /// What left of a profile, as the account's attributes.
  package let fields: [String]
  /// On whose order.
  package let orderedBy: DisplayName
  /// Under whose authority.
  package let exportUser: DisplayName
  /// The entries of the consents that it left under, in order.
  package let consents: [Position]
  /// The batches, by their numbers.
  package let batches: [Int]
  /// When the first of them was put on record: nothing left before.
  package let from: Timestamp
  /// When the log told of the last of them.
  package let to: Timestamp
  /// How much.
  package let figures: DisclosureFigures

  /// Sums up batches of one run; nothing without a batch.
  init?(_ batches: [DisclosedBatch]) {
    guard let first = batches.first, let from = batches.map(\.preparedAt).min(),
      let to = batches.map(\.time).max()
    else { return nil }
    run = first.run
    status = first.runStatus
    destination = first.destinationName
    connection = first.connectionName
    account = first.accountCompany
    (list, listName) = (first.list, first.listName)
    fields = first.fields
    (orderedBy, exportUser) = (first.orderedByName, first.exportUserName)
    consents = Set(batches.map(\.consentPosition)).sorted()
    self.batches = batches.map(\.batch).sorted()
    (self.from, self.to) = (from, to)
    figures = DisclosureFigures(batches)
  }
}

extension DisclosedBatch {
  /// What leaves of a profile, as the account's attributes.
  var fields: [String] { attributes.split(separator: ",").map(String.init) }
}
