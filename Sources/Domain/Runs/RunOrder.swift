/// Everything that a run is about, as it stood when the run was ordered.
///
/// A later change to the destination does not reach a run under way: what leaves is what was
/// ordered.
package struct RunOrder: Codable, Hashable, Sendable {
  /// The destination to export.
  package let destination: DestinationID
  /// The export, whole.
  package let settings: DestinationSettings
  /// What the list is called at Sendinblue.
  package let listName: String
  /// The segments and their sources, in the order in which they are read.
  package let sources: [Source]
  /// The account that receives the data.
  package let account: Account
  /// The agreement under which it leaves.
  package let consent: Connection.Consent
  /// Under whose authority it runs.
  package let exportUser: UserID
  /// Who ordered it.
  package let orderedBy: Orderer
  /// The refresh that it is part of, if any.
  package let refresh: RefreshID?

  /// The completed run that it is compared with, where only changes leave or the list mirrors the
  /// segments.
  package let baseline: Destination.Baseline?
  /// The plan that it has to keep to, where it was ordered by one.
  package let plan: RunPlan?
  /// Who approved the plan, where the connection asks for that.
  package let approvedBy: UserID?

  /// Whether a row may be unchanged: only changes leave, and there is a run to compare them with.
  var comparesRows: Bool { settings.onlyChanges && baseline != nil }

  /// A segment and where its profiles are read from.
  package struct Source: Codable, Hashable, Sendable {
    /// The segment.
    package let segment: SegmentID
    /// Its source.
    package let source: ProfileSource
    /// The field that identifies a customer in lists of rejected rows.
    package let customerIDField: String?
  }
}

/// One source as it was read once through.
package struct SourceFacts: Codable, Hashable, Sendable {
  /// The segment that it belongs to.
  package let segment: SegmentID
  /// The digest of its bytes.
  package let sha256: SHA256Digest
  /// Its size, in bytes.
  package let bytes: Int64
  /// Its rows, the header not counted.
  package let rows: Int

  /// States facts.
  package init(segment: SegmentID, sha256: SHA256Digest, bytes: Int64, rows: Int) {
    self.segment = segment
    self.sha256 = sha256
    self.bytes = bytes
    self.rows = rows
  }
}

/// The rows `[from, to)` of all sources in order, counted from 0.
package struct RowRange: Codable, Hashable, Sendable {
  /// The first row.
  package let from: Int
  /// The row after the last.
  package let to: Int

  /// Names rows.
  package init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}
