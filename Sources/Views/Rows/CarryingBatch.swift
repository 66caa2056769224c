package import Domain
package import EventLog

/// A batch with all that somebody who was in it has to be told.
package struct CarryingBatch: Codable, Hashable, Sendable {
  /// The entry that put it on record.
  package let position: Position
  /// When that was; it did not leave before.
  package let preparedAt: Timestamp
  /// When Sendinblue took it.
  package let sentAt: Timestamp?
  /// The run.
  package let run: RunID
  /// How far that is, or how it ended.
  package let runStatus: RunStatus
  /// Which batch of the run, from 1.
  package let batch: Int
  /// What it does with its recipients; nothing where it imports them.
  package let kind: BatchKind?
  /// How far it is, or how it ended.
  package let batchStatus: BatchStatus
  /// How sure it is that it left; nothing where it did not leave, and for removals.
  package let certainty: Certainty?
  /// How many rows Sendinblue refused, by its own reasons; whose they are is not known.
  package let refused: [ImportRefusals]?
  /// The destination.
  package let destination: DestinationID
  /// What that was called as the run was ordered.
  package let destinationName: DisplayName
  /// The connection that it went over.
  package let connection: ConnectionID
  /// What that was called.
  package let connectionName: DisplayName
  /// The company that holds the receiving account.
  package let accountCompany: String
  /// Sendinblue's number for the list.
  package let list: Int64
  /// What the list was called.
  package let listName: String
  /// What leaves of a profile, separated by commas; of whom a removal takes off, the address alone.
  package let attributes: String
  /// Who ordered the run.
  package let orderedBy: Orderer
  /// What they are called.
  package let orderedByName: DisplayName
  /// Under whose authority it was prepared.
  package let exportUser: UserID
  /// What they are called.
  package let exportUserName: DisplayName
  /// The version of the text agreed to.
  package let consentVersion: String
  /// The entry of the agreement.
  package let consentPosition: Position
}
