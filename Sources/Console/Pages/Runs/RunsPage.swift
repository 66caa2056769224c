import Domain
import EventLog
import Results
import Views

/// The runs, the newest first.
struct RunsPage: Page {
  private static let size = 50
  /// So many are read at a time for a file, which has them all.
  private static let part = 500

  let files = PageFiles(
    "runs", template: PackageResources.runs_mustache, english: PackageResources.runs_en_txt,
    chinese: PackageResources.runs_zh_Hant_txt)
  let path = "/runs"
  let right = ReadingRight.configuration
  let menu: String? = "title"
  let looksBack = true

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let found = try Self.standings(
      of: destination(request), before: request.position("before"), look, limit: Self.size + 1)
    let shown = found.prefix(Self.size)
    let rows = shown.map { RunSummary($0, for: look.reader) }
    let values: [String: Any] = [
      "destinations": Choice.all(
        try look.views.destinations(), chosen: request["destination"], id: \.id.description,
        name: \.name.text),
      "runs": PageTable(
        caption: texts["title"], rows: rows, hidden: ["run", "batches"], isCaptionHidden: true,
        links: ["destination": { "/runs/\($0.id)" }]
      ).values(texts, time),
    ]
    let last = found.count > shown.count ? shown.last?.row.position : nil
    return PageContent(
      title: texts["title"], values: values.merging(request.pages(olderThan: last)) { $1 })
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    let destination = try destination(request)
    let before = try request.position("before")
    return try Document(layout) { (cursor: Position?) in
      let found = try Self.standings(
        of: destination, before: cursor ?? before, look, limit: Self.part)
      return (
        found.map { RunSummary($0, for: look.reader) },
        found.count == Self.part ? found.last?.row.position : nil
      )
    }
  }

  private func destination(_ request: PageRequest) throws -> DestinationID? {
    try request.choice("destination", DestinationID.init)
  }

  /// Runs, the newest first; nobody knows who performed what at an earlier time.
  private static func standings(
    of destination: DestinationID?, before: Position?, _ look: Look, limit: Int
  ) throws -> [RunStanding] {
    func read() throws -> [RunRow] {
      try look.views.runs(of: destination, before: before, limit: limit)
    }
    if look.past != nil { return try read().map { RunStanding($0) } }
    return try RunStanding.all(in: look.ledger, read)
  }
}
