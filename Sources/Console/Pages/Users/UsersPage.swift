import Domain
import Ledger
import Results
import Views

/// The users there are and were.
struct UsersPage: Page {
  let files = PageFiles(
    "users", template: PackageResources.users_mustache,
    english: PackageResources.users_en_txt, chinese: PackageResources.users_zh_Hant_txt)
  let path = "/users"
  let right = ReadingRight.users
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

  private func rows(of look: Look) throws -> [UserSummary] {
    try look.views.users().map(UserSummary.init)
  }
}
