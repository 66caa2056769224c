import Domain
import Ledger
import Results
import Views

/// The connections there are, with their accounts, consents and export users.
struct ConnectionsPage: Page {
  let files = PageFiles(
    "connections", template: PackageResources.connections_mustache,
    english: PackageResources.connections_en_txt, chinese: PackageResources.connections_zh_Hant_txt)
  let path = "/connections"
  let right = ReadingRight.connections
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

  private func rows(of look: Look) throws -> [ConnectionSummary] {
    let destinations = try look.views.destinations()
    return try look.views.connections().filter { $0.removedAt == nil }
      .map { ConnectionSummary($0, among: destinations) }
  }
}
