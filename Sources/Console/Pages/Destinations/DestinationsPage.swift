import Domain
import Ledger
import Results
import Views

/// The destinations there are: which segments go to which list, and how.
struct DestinationsPage: ListPage {
  let files = PageFiles(
    "destinations", template: PackageResources.destinations_mustache,
    english: PackageResources.destinations_en_txt,
    chinese: PackageResources.destinations_zh_Hant_txt)
  let path = "/destinations"
  let right = ReadingRight.configuration

  func rows(of look: Look) throws -> [DestinationSummary] {
    try look.views.destinations().filter { $0.removedAt == nil }
      .map { DestinationSummary($0, for: look.reader, in: look.state) }
  }
}
