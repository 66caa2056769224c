/// A list of the account.
struct ContactList {
  let id: Int
  let name: String
  let folderID: Int
  /// A dynamic list fills itself by a rule; nothing can be put on it.
  let isDynamic: Bool
  /// Milliseconds since 1970.
  let createdAt: Int64
  var members = ContactSet()
}
