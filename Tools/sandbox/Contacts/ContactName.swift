/// How a request names a contact.
enum ContactName: Equatable {
  case email(String)
  case id(Int)
}
