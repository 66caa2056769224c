import Domain
import Results
import Views

/// The runs, the newest first.
struct RunsPage: Page {
  private static let size = 50

  let files = PageFiles(
    "runs", template: PackageResources.runs_mustache, english: PackageResources.runs_en_txt,
    chinese: PackageResources.runs_zh_Hant_txt)
  let path = "/runs"
  let right = ReadingRight.configuration
  let menu: String? = "title"

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let found = try standings(request, look, limit: Self.size + 1)
    let shown = found.prefix(Self.size)
    let rows = shown.map { RunSummary($0, for: look.reader) }
    let values: [String: Any] = [
      "destinations": Choice.all(
        try look.views.destinations(), chosen: request["destination"], id: \.id.description,
        name: \.name.text),
      "runs": PageTable(
        caption: texts["title"], rows: rows, links: ["run": { "/runs/\($0.id)" }]
      ).values(texts, time),
    ]
    let last = found.count > shown.count ? shown.last?.row.position : nil
    return PageContent(
      title: texts["title"], values: values.merging(request.pages(olderThan: last)) { $1 })
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> String {
    try layout.list(
      try standings(request, look, limit: .max).map { RunSummary($0, for: look.reader) })
  }

  private func standings(
    _ request: PageRequest, _ look: Look, limit: Int
  ) throws -> [RunStanding] {
    let destination = try request.choice("destination", DestinationID.init)
    let before = try request.position("before")
    return try RunStanding.all(in: look.ledger) {
      try look.views.runs(of: destination, before: before, limit: limit)
    }
  }
}
