import Audit
import Results

/// What was published.
struct PublicationResult: Tabular {
  private enum CodingKeys: String, CodingKey {
    case directory
    case before
    case entries
    case files
  }

  /// Where.
  let directory: String
  /// What was written.
  let report: Publication.Report

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(directory, forKey: .directory)
    try container.encode(report.before, forKey: .before)
    try container.encode(report.entries, forKey: .entries)
    try container.encode(report.files, forKey: .files)
  }

  static var columns: [Column<PublicationResult>] {
    [
      Column("directory") { $0.directory },
      Column("entries before", .trailing) { String($0.report.before) },
      Column("entries now", .trailing) { String($0.report.entries) },
      Column("files written", .trailing) { String($0.report.files) },
    ]
  }
}
