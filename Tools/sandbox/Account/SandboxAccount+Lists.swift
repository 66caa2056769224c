extension SandboxAccount {
  /// Makes a static list.
  ///
  /// - Returns: Its identifier.
  /// - Throws: A refusal, where there is no such folder.
  @discardableResult
  package func createList(named name: String, inFolder folder: Int = 1) throws(APIError) -> Int {
    guard folder == Self.folderID else { throw .folderMissing }
    let id = (lists.last?.id ?? 0) + 1
    lists.append(
      ContactList(id: id, name: name, folderID: folder, isDynamic: false, createdAt: now))
    return id
  }

  /// A list.
  ///
  /// - Throws: A refusal, where there is none with this identifier.
  func list(_ id: Int) throws(APIError) -> ContactList {
    lists[try listIndex(id)]
  }

  /// The contacts that a request to add to a list or to remove from it names.
  enum MembershipChange {
    case add
    case remove
  }

  /// Puts contacts on a list or takes them off it.
  ///
  /// - Returns: Whom it was done for, and whom not, as they were named.
  /// - Throws: A refusal, where there is no such list or it could be done for nobody.
  func change(
    _ change: MembershipChange, of contacts: [ContactName], onList id: Int
  ) throws(APIError) -> (success: [ContactName], failure: [ContactName]) {
    let index = try listIndex(id)
    var success: [ContactName] = []
    var failure: [ContactName] = []
    for name in contacts {
      let isDone = find(name).map { contact in
        switch change {
        case .add: lists[index].members.insert(contact)
        case .remove: lists[index].members.remove(contact)
        }
      }
      if isDone == true { success.append(name) } else { failure.append(name) }
    }
    guard !success.isEmpty else {
      switch change {
      case .add:
        throw .invalidParameter("Contact already in list and/or does not exist")
      case .remove:
        throw .invalidParameter("Contact already removed from list and/or does not exist")
      }
    }
    return (success, failure)
  }

  /// Puts people on a list, as somebody does who works in the account besides the exporter.
  ///
  /// - Parameters:
  ///   - emails: Their addresses; whoever is not known yet becomes a contact.
  ///   - id: The list.
  /// - Throws: A refusal, where an address is malformed or there is no such static list.
  package func enlist(_ emails: [String], onList id: Int) throws(APIError) {
    for email in emails {
      _ = try create(
        NewContact(
          email: email, attributes: nil, listIds: [id], emailBlacklisted: nil,
          smsBlacklisted: nil, updateEnabled: true))
    }
  }

  /// Takes people off a list, as somebody does who works in the account besides the exporter.
  ///
  /// - Parameters:
  ///   - emails: Their addresses; whoever is not on the list is passed over.
  ///   - id: The list.
  /// - Throws: A refusal, where there is no such list.
  package func delist(_ emails: [String], fromList id: Int) throws(APIError) {
    let index = try listIndex(id)
    for contact in emails.compactMap({ find(.email($0)) }) {
      lists[index].members.remove(contact)
    }
  }

  func listIndex(_ id: Int) throws(APIError) -> Int {
    guard let index = lists.firstIndex(where: { $0.id == id }) else { throw .listMissing }
    return index
  }

  /// The places of lists that contacts can be put on.
  ///
  /// - Throws: A refusal, where one is unknown or dynamic. What the API answers then is unknown;
  ///   400 is all that its documents allow.
  func staticListIndices(_ ids: [Int]) throws(APIError) -> [Int] {
    var indices: [Int] = []
    for id in ids {
      guard let index = lists.firstIndex(where: { $0.id == id }) else {
        throw .invalidParameter("List ID does not exist")
      }
      guard !lists[index].isDynamic else { throw .invalidParameter("List ID is of a dynamic list") }
      indices.append(index)
    }
    return indices
  }
}
