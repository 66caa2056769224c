import Domain
import Ledger
import Results
import Views

/// The destinations there are: which segments go to which list, and how.
struct DestinationsPage: Page {
  let files = PageFiles(
    "destinations", template: PackageResources.destinations_mustache,
    english: PackageResources.destinations_en_txt,
    chinese: PackageResources.destinations_zh_Hant_txt)
  let path = "/destinations"
  let right = ReadingRight.configuration
  let menu: String? = "title"
  let looksBack = true

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let texts = request.texts
    let rows = PageTable(
      caption: texts["title"], rows: try rows(of: look), hidden: ["id"]
    ).values(texts, request.time)
    return PageContent(title: texts["title"], values: ["rows": rows])
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> String {
    try layout.list(rows(of: look))
  }

  private func rows(of look: Look) throws -> [DestinationSummary] {
    try look.views.destinations().filter { $0.removedAt == nil }
      .map { DestinationSummary($0, for: look.reader, in: look.state) }
  }
}
