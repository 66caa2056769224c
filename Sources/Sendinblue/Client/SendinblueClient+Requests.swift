extension SendinblueClient {
  /// The account that the key opens: the way to try a key.
  ///
  /// - Returns: The account.
  /// - Throws: ``SendinblueError``.
  package func account() async throws(SendinblueError) -> Answer<Account> {
    try await ask(.account, at: "account")
  }

  /// A contact list.
  ///
  /// - Parameter id: The list's number.
  /// - Returns: The list.
  /// - Throws: ``SendinblueError``, ``SendinblueError/notFound(_:)`` when there is no such list.
  package func list(_ id: Int64) async throws(SendinblueError) -> Answer<ContactList> {
    let answer: Answer<ContactList> = try await ask(.list(id), at: "contacts/lists/\(id)")
    guard answer.value.id == id else { throw .mismatch(.list(id), answer.requestID) }
    return answer
  }

  /// A part of the contacts on a list, the oldest first.
  ///
  /// Contacts come and go between two requests, so that the parts need not add up.
  ///
  /// - Parameters:
  ///   - id: The list's number.
  ///   - offset: How many contacts to pass over, 0 or more.
  ///   - limit: How many to give at most, 1 to 500.
  /// - Returns: The part, and how many contacts there are in all.
  /// - Throws: ``SendinblueError``, ``SendinblueError/notFound(_:)`` when there is no such list.
  package func contacts(
    ofList id: Int64, offset: Int, limit: Int = ContactPage.mostContacts
  ) async throws(SendinblueError) -> Answer<ContactPage> {
    precondition((1...ContactPage.mostContacts).contains(limit), "the API gives 1 to 500 contacts")
    precondition(offset >= 0, "a page begins at a contact")
    return try await ask(
      .contacts(list: id),
      at: "contacts/lists/\(id)/contacts?limit=\(limit)&offset=\(offset)&sort=asc")
  }

  /// The attributes that the account's contacts have.
  ///
  /// - Returns: The attributes in Sendinblue's order. `EMAIL` and `SMS` may be missing though
  ///   they exist in every account.
  /// - Throws: ``SendinblueError``.
  package func attributes() async throws(SendinblueError) -> Answer<[ContactAttribute]> {
    let answer: Answer<Attributes> = try await ask(.attributes, at: "contacts/attributes")
    return answer.map(\.attributes)
  }

  /// Imports a batch of contacts, whose bytes are already on record.
  ///
  /// Any status from 200 to 299 with a process id counts as accepted, although the API promises
  /// 202: the id is what matters.
  ///
  /// - Parameter bytes: What ``ImportBody/finish()`` gave.
  /// - Returns: The process that imports it.
  /// - Throws: ``SendinblueError``; see ``SendinblueError/outcomeIsUnknown``.
  package func importContacts(
    bytes: [UInt8]
  ) async throws(SendinblueError) -> Answer<ProcessID> {
    let answer: Answer<Accepted> = try await ask(
      .importContacts, at: "contacts/import", posting: bytes)
    return answer.map(\.processId)
  }

  /// Takes a batch of contacts, whose bytes are already on record, off a list.
  ///
  /// That none of them was on the list, which the API calls an invalid parameter, is an answer
  /// and no error: they are where they were to be.
  ///
  /// - Parameters:
  ///   - body: The contacts.
  ///   - id: The list's number.
  /// - Returns: For how many it was done.
  /// - Throws: ``SendinblueError``; see ``SendinblueError/outcomeIsUnknown``.
  package func remove(
    _ body: RemovalBody, fromList id: Int64
  ) async throws(SendinblueError) -> Answer<Removal> {
    let reply = try await reply(
      to: .removeContacts(list: id), at: "contacts/lists/\(id)/contacts/remove",
      posting: body.bytes)
    guard reply.status != 400 else {
      let refusal = await answer(of: reply)
      guard refusal.saysThatNobodyWasThere else { throw error(of: reply, refusal) }
      return reply.answer(Removal(removed: 0, failed: body.count))
    }
    let answer: Answer<Removal> = try await value(of: reply)
    guard answer.value.total <= body.count else {
      throw .unexpectedAnswer(reply.exchange, .wrongShape(at: "contacts"))
    }
    return answer
  }

  /// How far a process is.
  ///
  /// - Parameter id: The process.
  /// - Returns: Its state now.
  /// - Throws: ``SendinblueError``.
  package func process(_ id: ProcessID) async throws(SendinblueError) -> Answer<ImportProcess> {
    let answer: Answer<ImportProcess> = try await ask(.process(id), at: "processes/\(id)")
    guard answer.value.id == id else { throw .mismatch(.process(id), answer.requestID) }
    return answer
  }

  /// The account's latest processes, imports and others.
  ///
  /// - Parameter limit: How many at most, 1 to 50.
  /// - Returns: The processes, the latest first.
  /// - Throws: ``SendinblueError``.
  package func processes(
    limit: Int = 50
  ) async throws(SendinblueError) -> Answer<[ImportProcess]> {
    precondition((1...50).contains(limit), "the API gives 1 to 50 processes")
    let answer: Answer<Processes> = try await ask(
      .processes, at: "processes?limit=\(limit)&offset=0&sort=desc")
    return answer.map { $0.processes ?? [] }
  }
}

private struct Attributes: Decodable {
  let attributes: [ContactAttribute]
}

private struct Accepted: Decodable {
  let processId: ProcessID
}

private struct Processes: Decodable {
  /// Not there in an account that never ran one.
  let processes: [ImportProcess]?
}

extension Answer {
  fileprivate func map<Other>(_ transform: (Value) -> Other) -> Answer<Other> {
    Answer<Other>(
      value: transform(value), rateLimit: rateLimit, requestID: requestID, date: date)
  }
}

extension SendinblueError {
  /// The error of an answer about something else than was asked for.
  fileprivate static func mismatch(_ operation: Operation, _ requestID: RequestID?) -> Self {
    .unexpectedAnswer(
      Exchange(operation: operation, status: 200, requestID: requestID), .wrongShape(at: "id"))
  }
}
