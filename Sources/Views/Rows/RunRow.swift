package import Domain
package import EventLog

/// A run, with everything that it is about as it was ordered.
package struct RunRow: Codable, Hashable, Sendable, Identifiable {
  /// Which run it is.
  package let id: RunID
  /// The entry of its order.
  package let position: Position
  /// What was exported.
  package let destination: DestinationID
  /// What that was called.
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
  /// What leaves of a profile, separated by commas.
  package let attributes: String
  /// The segments, in the order in which they are read.
  package let segments: [SegmentID]
  /// Who ordered it.
  package let orderedBy: Orderer
  /// What they are called.
  package let orderedByName: DisplayName
  /// The refresh that it was part of, if any.
  package let refresh: RefreshID?
  /// Under whose authority it was ordered to run.
  package let exportUser: UserID
  /// What they are called.
  package let exportUserName: DisplayName
  /// Who approved its plan, where the connection asked for that.
  package let approvedBy: UserID?
  /// What they are called.
  package let approvedByName: DisplayName?
  /// The version of the text agreed to.
  package let consentVersion: String
  /// The entry of the agreement.
  package let consentPosition: Position
  /// How far it is, or how it ended.
  package let status: RunStatus
  /// Why it failed, was refused or was interrupted.
  package let reason: String?
  /// The rule that forbade going on, where one did.
  package let rule: String?
  /// Who ended it before its time.
  package let cancelledBy: UserID?
  /// The sources as they were read once through.
  package let sources: [SourceFacts]?
  /// What it came to; while it runs, what it will come to.
  package let figures: RunFigures?
  /// How many rows Sendinblue refused, by its own reasons.
  package let refused: [ImportRefusals]?
  /// What a person should look at.
  package let warnings: [RunWarning]?
  /// Who is to be taken off the list, where it mirrors the segments.
  package let removals: Removals?
  /// How many contacts were taken off it so far.
  package let removed: Int?
  /// How many batches were prepared.
  package let batches: Int
  /// From the order to the end, in milliseconds.
  package let milliseconds: Int64?
  /// When it was ordered.
  package let requestedAt: Timestamp
  /// When its sources had been read once through.
  package let startedAt: Timestamp?
  /// When it ended.
  package let endedAt: Timestamp?
}
