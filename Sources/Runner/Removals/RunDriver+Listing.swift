import Domain
import Ledger
import Profiles
import Sendinblue
import Vault

extension RunDriver {
  /// Reads a list once through, and tells of everybody on it who may be one of ours.
  ///
  /// Contacts come in the order in which the account came to know them, so whoever is put on the
  /// list meanwhile comes behind its end, and whoever is taken off moves all that follow up. Each
  /// part begins with the last contact of the part before, which shows whether that happened. What
  /// comes behind the end that the list had at first is not read, so that there is an end.
  ///
  /// - Parameters:
  ///   - list: Sendinblue's number for it.
  ///   - take: Told of a contact's address and pseudonym.
  /// - Returns: Whether everybody was seen: the list stayed as it was while it was read.
  /// - Throws: `SendinblueError` where it cannot be read, `CancellationError`.
  func readList(_ list: Int64, _ take: (String, [UInt8]) -> Void) async throws -> Bool {
    var (offset, total) = (0, Int.max)
    var last: ListedContact?
    var isSteady = true
    while offset < total {
      try Task.checkCancellation()
      let answer = try await patiently {
        try await gateway.contacts(ofList: list, offset: offset, limit: ContactPage.mostContacts)
      }
      let page = answer.value
      if total == Int.max { total = page.count }
      if page.count != total || (last != nil && page.contacts.first?.id != last?.id) {
        isSteady = false
      }
      for contact in page.contacts where contact.id != last?.id {
        guard let email = contact.email, let pseudonym = pseudonym(of: email) else { continue }
        take(email, pseudonym)
      }
      try await keepPace(answer.rateLimit)
      let end = offset + page.contacts.count
      if end >= total { break }
      // A part that leads no further comes of a list that shrank.
      guard page.contacts.count > 1 else { return false }
      (offset, last) = (end - 1, page.contacts.last)
    }
    return isSteady
  }

  /// The pseudonym of an address; nothing where it is none to us, as then we never sent it.
  private func pseudonym(of email: String) -> [UInt8]? {
    do {
      return pseudonymizer.pseudonym(of: try EmailAddress(email).matchKey)
    } catch {
      return nil
    }
  }

  /// Waits for the next period where the present one allows no more requests.
  func keepPace(_ rateLimit: RateLimit?) async throws {
    guard let rateLimit, rateLimit.remaining == 0 else { return }
    try await wait(min(rateLimit.resetAfter, .seconds(60)))
  }
}
