/// What was asked of Sendinblue.
package enum Operation: Sendable, Hashable {
  case account
  case list(Int64)
  case contacts(list: Int64)
  case attributes
  case importContacts
  case removeContacts(list: Int64)
  case deleteContact
  case process(ProcessID)
  case processes
  case report(ImportReport.Kind)

  /// Whether the request changes anything at Sendinblue, so that losing its answer leaves a doubt.
  package var changesContacts: Bool {
    switch self {
    case .importContacts, .removeContacts, .deleteContact: true
    case .account, .list, .contacts, .attributes, .process, .processes, .report: false
    }
  }

  /// Whether Sendinblue's own words may be kept: only where no profile went into the request or
  /// comes with the answer, since a message may quote either.
  var mayBeQuoted: Bool {
    switch self {
    case .account, .list, .attributes: true
    case .contacts, .importContacts, .removeContacts, .deleteContact, .process, .processes, .report:
      false
    }
  }
}

extension Operation: CustomStringConvertible {
  package var description: String {
    switch self {
    case .account: "reading the account"
    case .list(let id): "reading list \(id)"
    case .contacts(let list): "reading the contacts of list \(list)"
    case .attributes: "reading the contact attributes"
    case .importContacts: "importing a batch of contacts"
    case .deleteContact: "deleting a contact"
    case .removeContacts(let list): "taking a batch of contacts off list \(list)"
    case .process(let id): "reading import process \(id)"
    case .processes: "reading the latest processes"
    case .report(let kind): "downloading the import report \(kind.rawValue)"
    }
  }
}
