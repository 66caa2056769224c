extension SandboxAccount {
  /// How many contacts there are.
  package var contactCount: Int { contacts.present.count }

  /// Everyone on a list, in the order in which the account came to know them.
  ///
  /// - Throws: A refusal, where there is no such list.
  package func members(ofList id: Int) throws(APIError) -> [SandboxContact] {
    let members = try list(id).members
    return members.page(Page(limit: members.count, isDescending: false)).map(describe)
  }

  /// The contact with an address, in whatever case.
  package func contact(withEmail email: String) -> SandboxContact? {
    find(.email(email)).map(describe)
  }

  /// Changes what is known of a contact, as somebody does who works in the account besides the
  /// exporter.
  ///
  /// - Parameters:
  ///   - email: The contact's address; whoever is not known yet becomes a contact.
  ///   - attribute: The name of an attribute.
  ///   - value: Its value from now on.
  /// - Throws: A refusal, where the address is malformed or the value is another contact's alone.
  package func edit(
    _ email: String, _ attribute: String, to value: String
  ) throws(APIError) {
    _ = try create(
      NewContact(
        email: email, attributes: [attribute: .string(value)], listIds: nil,
        emailBlacklisted: nil, smsBlacklisted: nil, updateEnabled: true))
  }

  /// One page of the contacts, of the whole account or of a list.
  ///
  /// - Returns: The page, and how many there are in all.
  /// - Throws: A refusal, where there is no such list.
  func contacts(
    on page: Page, ofList id: Int? = nil
  ) throws(APIError) -> (contacts: [SandboxContact], count: Int) {
    let all = try id.map { id throws(APIError) in try list(id).members } ?? contacts.present
    return (all.page(page).map(describe), all.count)
  }

  /// The contact that a request names.
  ///
  /// - Throws: A refusal, where there is none.
  func contact(_ name: ContactName) throws(APIError) -> SandboxContact {
    guard let contact = find(name) else { throw .contactMissing }
    return describe(contact)
  }

  /// Deletes a contact.
  ///
  /// - Throws: A refusal, where there is none.
  func delete(_ name: ContactName) throws(APIError) {
    guard let contact = find(name) else { throw .contactMissing }
    for index in lists.indices { lists[index].members.remove(contact) }
    contacts.remove(contact)
  }

  func find(_ name: ContactName) -> Int? {
    switch name {
    case .email(let email):
      var bytes = Array(email.utf8)
      bytes.withUnsafeMutableBytes(EmailAddress.normalize)
      return bytes.withUnsafeBytes { contacts.contact(withEmail: $0) }
    case .id(let id):
      return id > 0 && contacts.present.contains(id - 1) ? id - 1 : nil
    }
  }

  private func describe(_ contact: Int) -> SandboxContact {
    var values: [String: String] = [:]
    for (column, attribute) in attributes.enumerated() {
      values[attribute.name] = contacts.text(column, of: contact)
    }
    return SandboxContact(
      id: contact + 1, email: contacts.email(of: contact), attributes: values,
      listIDs: lists.filter { $0.members.contains(contact) }.map(\.id),
      isEmailBlacklisted: contacts.emailBlacklisted.contains(contact),
      isSMSBlacklisted: contacts.smsBlacklisted.contains(contact),
      createdAt: contacts.createdAt[contact], modifiedAt: contacts.modifiedAt[contact])
  }
}
