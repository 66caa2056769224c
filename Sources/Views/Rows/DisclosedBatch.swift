package import Domain
package import EventLog

/// A batch that left, may have left or is about to, with what its run is about.
package struct DisclosedBatch: Codable, Hashable, Sendable {
  /// The run.
  package let run: RunID
  /// How far that is, or how it ended.
  package let runStatus: RunStatus
  /// Which batch of the run, from 1.
  package let batch: Int
  /// How far that is, or how it ended.
  package let batchStatus: BatchStatus
  /// The entry that first said that it left or may have left; of a batch in hand, the entry that
  /// put it on record.
  package let position: Position
  /// When that was.
  package let time: Timestamp
  /// When it was put on record; it did not leave before.
  package let preparedAt: Timestamp
  /// How sure it is that it left.
  package let certainty: Certainty
  /// How many people it carries.
  package let recipients: Int
  /// What leaves of a profile, separated by commas.
  package let attributes: String
  /// The destination.
  package let destination: DestinationID
  /// What that was called as the run was ordered.
  package let destinationName: DisplayName
  /// The connection it went over.
  package let connection: ConnectionID
  /// What that was called.
  package let connectionName: DisplayName
  /// The company that holds the receiving account.
  package let accountCompany: String
  /// Sendinblue's number for the list.
  package let list: Int64
  /// What the list was called.
  package let listName: String
  /// Who ordered the run.
  package let orderedBy: Orderer
  /// What they are called.
  package let orderedByName: DisplayName
  /// Under whose authority it left.
  package let exportUser: UserID
  /// What they are called.
  package let exportUserName: DisplayName
  /// The version of the text agreed to.
  package let consentVersion: String
  /// The entry of the agreement.
  package let consentPosition: Position
}
