import Domain
import Ledger
import Results
import Views

/// The users there are and were.
struct UsersPage: ListPage {
  let files = PageFiles(
    "users", template: PackageResources.users_mustache,
    english: PackageResources.users_en_txt, chinese: PackageResources.users_zh_Hant_txt)
  let path = "/users"
  let right = ReadingRight.users

  func rows(of look: Look) throws -> [UserSummary] {
    try look.views.users().map(UserSummary.init)
  }
}
