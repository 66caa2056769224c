package import Domain
package import EventLog

/// A batch that left or may have left, as things stood then.
package struct DisclosureRow: Codable, Hashable, Sendable {
  /// The run.
  package let run: RunID
  /// Which batch of the run, from 1.
  package let batch: Int
  /// The entry that first said so.
  package let position: Position
  /// When that was.
  package let time: Timestamp
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
  /// What leaves of a profile, separated by commas.
  package let attributes: String
  /// How many people it carries.
  package let recipients: Int
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
  /// Whether Sendinblue said that it took the batch.
  package let certain: Bool
}
