/// A page of contacts as the API shows it.
struct ContactsBody: Encodable {
  /// How many there are in all.
  let count: Int
  let contacts: [ContactBody]

  init(count: Int, _ contacts: [SandboxContact], _ attributes: [Attribute]) {
    self.count = count
    self.contacts = contacts.map { ContactBody($0, attributes) }
  }
}
