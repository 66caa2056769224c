/// The carrying out of one import, some rows at a time.
///
/// Where the API is silent the sandbox does this: a row whose address is malformed, or whose
/// telephone number is another contact's, is refused whole and reported; a malformed number is
/// dropped and its row taken; an existing contact that is not to be updated is put on the lists and
/// else left alone; a row without an address is matched by its number, and a new contact then gets
/// `<digits>@mailin-sms.com`. Nobody is taken off a blocklist.
struct ImportRun {
  private(set) var reports = ImportReports()

  private let order: ImportOrder
  private let attributes: [Attribute]
  /// Milliseconds since 1970: the time at which everything in it is said to have happened.
  private let time: Int64
  private var file: ImportFile
  private let emailField: Int?
  private let phoneField: Int?
  /// The other fields, and the column each goes to; unknown names have none and are ignored.
  private let valueFields: [(field: Int, column: Int)]

  /// - Parameters:
  ///   - order: What to import.
  ///   - attributes: The account's attributes; an attribute's place is its column.
  ///   - time: Milliseconds since 1970.
  init(_ order: ImportOrder, attributes: [Attribute], at time: Int64) {
    self.order = order
    self.attributes = attributes
    self.time = time
    file = order.file
    emailField = file.header.firstIndex(of: "EMAIL")
    phoneField = file.header.firstIndex(of: "SMS")
    valueFields = file.header.enumerated().compactMap { field, name in
      guard name != "EMAIL", name != "SMS" else { return nil }
      return attributes.firstIndex { $0.name == name }.map { (field, $0) }
    }
  }

  /// Imports the next rows.
  ///
  /// - Parameters:
  ///   - count: How many at most.
  ///   - contacts: The account's contacts.
  /// - Returns: Those who belong on the lists now, and whether there are rows left.
  mutating func advance(
    rows count: Int, contacts: inout ContactTable
  ) -> (imported: [Int], isFinished: Bool) {
    var imported: [Int] = []
    imported.reserveCapacity(count)
    for _ in 0..<count {
      guard file.next() else { return (imported, true) }
      if let contact = importRow(into: &contacts) { imported.append(contact) }
    }
    return (imported, false)
  }

  private mutating func importRow(into contacts: inout ContactTable) -> Int? {
    let phone = phoneField.flatMap { file.withField($0, PhoneNumber.digits) }
    let owner = phone.flatMap { digits in
      withPhone(digits) { contacts.contact(withPhone: $0) }
    }
    let known: Int?
    if withAddress(\.isEmpty), phone != nil {
      known = owner
    } else if withAddress(EmailAddress.isValid), let emailField {
      file.changeField(emailField, EmailAddress.normalize)
      known = withAddress { contacts.contact(withEmail: $0) }
    } else {
      reports.add([text(emailField)], to: .invalidEmails)
      return nil
    }
    if let known, !order.updatesExisting { return known }
    if let owner, owner != known {
      reports.add([text(emailField), text(phoneField)], to: .duplicatePhones)
      return nil
    }
    let contact = known ?? add(phone: phone, to: &contacts)
    write(contact, phone: phone, to: &contacts)
    return contact
  }

  private func add(phone: Range<Int>?, to contacts: inout ContactTable) -> Int {
    if let phone, withAddress(\.isEmpty) {
      let digits = withPhone(phone) { String(decoding: $0, as: UTF8.self) }
      return Array("\(digits)@mailin-sms.com".utf8).withUnsafeBytes { address in
        contacts.contact(withEmail: address) ?? contacts.add(email: address, at: time)
      }
    }
    return withAddress { contacts.add(email: $0, at: time) }
  }

  private func write(_ contact: Int, phone: Range<Int>?, to contacts: inout ContactTable) {
    contacts.touch(contact, at: time)
    if let phone {
      withPhone(phone) { contacts.set(ContactTable.phoneColumn, of: contact, to: $0) }
    } else if order.emptiesAttributes, let phoneField, file.withField(phoneField, \.isEmpty) {
      contacts.erase(ContactTable.phoneColumn, of: contact)
    }
    for (field, column) in valueFields {
      write(field, as: column, of: contact, to: &contacts)
    }
    if order.blacklistsEmail { contacts.blacklistEmail(contact) }
    if order.blacklistsSMS { contacts.blacklistSMS(contact) }
  }

  private func write(
    _ field: Int, as column: Int, of contact: Int, to contacts: inout ContactTable
  ) {
    file.withField(field) { cell in
      if cell.isEmpty {
        if order.emptiesAttributes { contacts.erase(column, of: contact) }
      } else if attributes[column].takesAnyText {
        contacts.set(column, of: contact, to: cell)
      } else if let value = attributes[column].normalized(String(decoding: cell, as: UTF8.self)) {
        contacts.set(column, of: contact, to: value)
      }
    }
  }

  private func withAddress<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    file.withField(emailField ?? .max, body)
  }

  private func withPhone<Value>(
    _ digits: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    file.withField(phoneField ?? .max) { body($0.slice(digits)) }
  }

  private func text(_ field: Int?) -> String {
    file.withField(field ?? .max) { String(decoding: $0, as: UTF8.self) }
  }
}
