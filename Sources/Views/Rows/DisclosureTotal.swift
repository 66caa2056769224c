package import Domain

/// How much left, or may have left, from a destination for a list of an account.
package struct DisclosureTotal: Codable, Hashable, Sendable {
  /// The connection it went over.
  package let connection: ConnectionID
  /// The company that holds the account.
  package let accountCompany: String
  /// Sendinblue's number for the list.
  package let list: Int64
  /// The destination it came from.
  package let destination: DestinationID
  /// What that is called now, or was called last.
  package let destinationName: DisplayName
  /// How many batches.
  package let batches: Int
  /// How many people they carried, each batch's by itself.
  package let recipients: Int
  /// How many of those may or may not have left.
  package let uncertain: Int
  /// When the first of them left.
  package let first: Timestamp
  /// When the last did.
  package let last: Timestamp
}
