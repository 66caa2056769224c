extension SandboxAccount {
  /// Creates a contact or, where the request allows it, updates one.
  ///
  /// - Returns: The contact's identifier, and whether it is new.
  /// - Throws: A refusal; nothing is changed then.
  func create(_ request: NewContact) throws(APIError) -> (id: Int, isNew: Bool) {
    var address = Array(request.email.utf8)
    guard address.withUnsafeBytes(EmailAddress.isValid) else {
      throw .invalidParameter("Invalid email address")
    }
    address.withUnsafeMutableBytes(EmailAddress.normalize)
    let known = address.withUnsafeBytes { contacts.contact(withEmail: $0) }
    if known != nil, request.updateEnabled != true { throw .contactExists }
    let listIndices = try staticListIndices(request.listIds ?? [])
    let values = try columns(of: request.attributes ?? [:], besides: known)

    let contact = known ?? address.withUnsafeBytes { contacts.add(email: $0, at: now) }
    contacts.touch(contact, at: now)
    for (column, value) in values { contacts.set(column, of: contact, to: value) }
    for index in listIndices { lists[index].members.insert(contact) }
    if request.emailBlacklisted == true { contacts.blacklistEmail(contact) }
    if request.smsBlacklisted == true { contacts.blacklistSMS(contact) }
    return (contact + 1, known == nil)
  }

  /// The values of a request by column, in the form in which they are kept.
  ///
  /// Unknown attributes and
  /// values of a wrong type are left out.
  private func columns(
    of values: [String: JSONValue], besides contact: Int?
  ) throws(APIError) -> [(column: Int, value: String)] {
    var columns: [(column: Int, value: String)] = []
    for (name, value) in values where name != "EMAIL" {
      guard let column = attributes.firstIndex(where: { $0.name == name }),
        let text = attributes[column].normalized(value.cell ?? "")
      else { continue }
      let isPhone = column == ContactTable.phoneColumn && !text.isEmpty
      columns.append((column, isPhone ? try phone(text, besides: contact) : text))
    }
    return columns
  }

  /// The digits of a telephone number that is nobody else's.
  private func phone(_ text: String, besides contact: Int?) throws(APIError) -> String {
    let bytes = Array(text.utf8)
    guard let digits = bytes.withUnsafeBytes(PhoneNumber.digits) else {
      throw .invalidParameter("Invalid phone number")
    }
    let owner = bytes.withUnsafeBytes { contacts.contact(withPhone: $0.slice(digits)) }
    guard owner == nil || owner == contact else { throw .phoneTaken }
    return String(decoding: bytes[digits], as: UTF8.self)
  }
}
