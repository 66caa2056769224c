import Foundation

/// What a `POST /contacts/import` asks for, as far as it can be judged without the account.
struct ImportOrder: Sendable {
  /// A list to be made for the import.
  struct NewList: Decodable {
    let listName: String
    let folderId: Int?
  }

  let file: ImportFile
  let listIDs: [Int]
  let newList: NewList?
  let blacklistsEmail: Bool
  let blacklistsSMS: Bool
  let updatesExisting: Bool
  /// Whether blank cells erase what a contact has; only where existing contacts are updated.
  let emptiesAttributes: Bool

  /// Reads an order.
  ///
  /// - Parameter body: The request's body.
  /// - Throws: The refusals that the API is known to answer at once.
  init(_ body: UnsafeRawBufferPointer) throws(APIError) {
    let member = try JSONStringMember(cutting: "fileBody", from: body)
    let envelope = try Payload.decode(Envelope.self, from: member.rest)
    guard envelope.listIds?.isEmpty == false || envelope.newList != nil else {
      throw .missingParameter("Missing listIds or newList")
    }
    if let fileBody = member.value {
      file = ImportFile(fileBody)
    } else if let entries = envelope.jsonBody {
      file = ImportFile(entries)
    } else if envelope.fileUrl != nil {
      throw .invalidParameter("fileUrl is not imitated: send fileBody or jsonBody")
    } else {
      throw .missingParameter("Missing fileUrl, fileBody or jsonBody")
    }
    listIDs = envelope.listIds ?? []
    newList = envelope.newList
    blacklistsEmail = envelope.emailBlacklist ?? false
    blacklistsSMS = envelope.smsBlacklist ?? false
    updatesExisting = envelope.updateExistingContacts ?? true
    emptiesAttributes = updatesExisting && (envelope.emptyContactsAttributes ?? false)
    guard holdsIdentifier else {
      throw .invalidParameter(
        "We could not find any valid email or SMS or Contact ID in the file you uploaded. "
          + "Please check the file and try again")
    }
  }

  /// Whether any row names a contact; mostly the first does, so this reads little.
  private var holdsIdentifier: Bool {
    let email = file.header.firstIndex(of: "EMAIL")
    let phone = file.header.firstIndex(of: "SMS")
    var rows = file
    while rows.next() {
      if let email, rows.withField(email, EmailAddress.isValid) { return true }
      if let phone, rows.withField(phone, { PhoneNumber.digits(of: $0) != nil }) { return true }
    }
    return false
  }

  private struct Envelope: Decodable {
    let fileBody: String?
    let jsonBody: [ImportFile.Entry]?
    let fileUrl: String?
    let listIds: [Int]?
    let newList: NewList?
    let emailBlacklist: Bool?
    let smsBlacklist: Bool?
    let updateExistingContacts: Bool?
    let emptyContactsAttributes: Bool?
  }
}
