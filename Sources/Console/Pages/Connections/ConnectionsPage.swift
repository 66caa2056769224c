import Domain
import Ledger
import Results
import Views

/// The connections there are, with their accounts, consents and export users.
struct ConnectionsPage: ListPage {
  let files = PageFiles(
    "connections", template: PackageResources.connections_mustache,
    english: PackageResources.connections_en_txt, chinese: PackageResources.connections_zh_Hant_txt)
  let path = "/connections"
  let right = ReadingRight.connections

  func rows(of look: Look) throws -> [ConnectionSummary] {
    let destinations = try look.views.destinations()
    return try look.views.connections().filter { $0.removedAt == nil }
      .map { ConnectionSummary($0, among: destinations) }
  }
}
