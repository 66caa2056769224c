/// The contacts of an account, in columns.
///
/// A contact is a number from 0; the API's identifier is one more. Numbers are never given twice.
struct ContactTable {
  private(set) var present = ContactSet()
  private(set) var emailBlacklisted = ContactSet()
  private(set) var smsBlacklisted = ContactSet()
  /// Milliseconds since 1970.
  private(set) var createdAt: [Int64] = []
  private(set) var modifiedAt: [Int64] = []

  private var texts = TextArena()
  private var emails: [TextReference] = []
  /// One column an attribute, as long as its last contact with a value.
  private var columns: [[TextReference]] = []
  private var byEmail = TextIndex()
  private var byPhone = TextIndex()

  /// The column whose values no two contacts may share: `SMS` is the second of
  /// ``Attribute/standard``.
  static let phoneColumn = 1

  /// The contact with an address, given as ``EmailAddress/normalize(_:)`` leaves it.
  func contact(withEmail email: UnsafeRawBufferPointer) -> Int? {
    byEmail.find(hash: email.textHash) { texts.holds(email, at: emails[$0]) }
  }

  /// The contact with a telephone number, given as its digits.
  func contact(withPhone digits: UnsafeRawBufferPointer) -> Int? {
    byPhone.find(hash: digits.textHash) { texts.holds(digits, at: value(Self.phoneColumn, of: $0)) }
  }

  /// Adds a contact with an address that none has yet.
  ///
  /// - Parameters:
  ///   - email: The address, normalized.
  ///   - time: Milliseconds since 1970.
  /// - Returns: The contact.
  mutating func add(email: UnsafeRawBufferPointer, at time: Int64) -> Int {
    let contact = emails.count
    emails.append(texts.add(email))
    createdAt.append(time)
    modifiedAt.append(time)
    present.insert(contact)
    byEmail.insert(contact, hash: email.textHash)
    return contact
  }

  /// Takes a contact out, with their address and number.
  mutating func remove(_ contact: Int) {
    byEmail.remove(contact, hash: texts.withBytes(of: emails[contact]) { $0.textHash })
    erase(Self.phoneColumn, of: contact)
    emailBlacklisted.remove(contact)
    smsBlacklisted.remove(contact)
    present.remove(contact)
  }

  /// Sets an attribute; an empty text erases it.
  ///
  /// - Precondition: A telephone number is not another contact's.
  mutating func set(_ column: Int, of contact: Int, to text: UnsafeRawBufferPointer) {
    let former = value(column, of: contact)
    if texts.holds(text, at: former) { return }
    if column == Self.phoneColumn { reindexPhone(of: contact, from: former, to: text) }
    while columns.count <= column { columns.append([]) }
    let missing = contact + 1 - columns[column].count
    if missing > 0 { columns[column].append(contentsOf: repeatElement(.empty, count: missing)) }
    columns[column][contact] = texts.add(text)
  }

  /// Sets an attribute to a text that is at hand as a string.
  mutating func set(_ column: Int, of contact: Int, to text: String) {
    Array(text.utf8).withUnsafeBytes { set(column, of: contact, to: $0) }
  }

  /// Erases an attribute.
  mutating func erase(_ column: Int, of contact: Int) {
    set(column, of: contact, to: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  mutating func touch(_ contact: Int, at time: Int64) {
    modifiedAt[contact] = time
  }

  mutating func blacklistEmail(_ contact: Int) { emailBlacklisted.insert(contact) }
  mutating func blacklistSMS(_ contact: Int) { smsBlacklisted.insert(contact) }

  func email(of contact: Int) -> String { texts.string(emails[contact]) }

  /// A contact's value in a column, or nil where there is none.
  func text(_ column: Int, of contact: Int) -> String? {
    let reference = value(column, of: contact)
    return reference == .empty ? nil : texts.string(reference)
  }

  private func value(_ column: Int, of contact: Int) -> TextReference {
    guard column < columns.count, contact < columns[column].count else { return .empty }
    return columns[column][contact]
  }

  private mutating func reindexPhone(
    of contact: Int, from former: TextReference, to digits: UnsafeRawBufferPointer
  ) {
    if former != .empty {
      byPhone.remove(contact, hash: texts.withBytes(of: former) { $0.textHash })
    }
    if !digits.isEmpty { byPhone.insert(contact, hash: digits.textHash) }
  }
}
