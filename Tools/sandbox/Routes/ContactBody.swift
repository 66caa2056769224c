/// A contact as the API shows it.
struct ContactBody: Encodable {
  let id: Int
  let email: String
  let emailBlacklisted: Bool
  let smsBlacklisted: Bool
  let whatsappBlacklisted = false
  let createdAt: String
  let modifiedAt: String
  let listIds: [Int]
  let attributes: [String: JSONValue]
  /// Shown of a contact by itself only, and always empty: the sandbox sends no campaigns.
  let statistics: [String: [String]]?

  /// - Parameters:
  ///   - contact: The contact.
  ///   - attributes: The account's attributes, for the types of the values.
  ///   - isDetail: Whether it is shown by itself.
  init(_ contact: SandboxContact, _ attributes: [Attribute], isDetail: Bool = false) {
    id = contact.id
    email = contact.email
    emailBlacklisted = contact.isEmailBlacklisted
    smsBlacklisted = contact.isSMSBlacklisted
    createdAt = Timestamp.text(contact.createdAt)
    modifiedAt = Timestamp.text(contact.modifiedAt)
    listIds = contact.listIDs
    var values: [String: JSONValue] = [:]
    for attribute in attributes {
      values[attribute.name] = contact.attributes[attribute.name].map(attribute.shown)
    }
    self.attributes = values
    statistics = isDetail ? [:] : nil
  }
}
