import Domain
import EventLog
import Views

/// Follows consents from entry to entry.
struct ConsentHistory {
  /// What things are called.
  let names: Names
  /// The consents so far, in the order in which they were given.
  private(set) var agreements: [Agreement] = []
  /// Where in them the one is that is in force, by connection.
  private var inForce: [ConnectionID: Int] = [:]

  /// Begins before the first entry.
  init(names: Names) {
    self.names = names
  }

  /// Takes account of an entry; what is about no consent changes nothing.
  ///
  /// - Throws: `views` where its time is no time.
  mutating func note(_ message: RecordedMessage) throws(AuditError) {
    guard case .event(.connection(let event), let envelope) = message else { return }
    let entry = try EntryReference(.connection(event), in: envelope, names: names)
    switch event {
    case .consentAccepted(let accepted):
      end(accepted.connection, .superseded, by: entry)
      inForce[accepted.connection] = agreements.count
      agreements.append(
        Agreement(
          connection: names.party(Subject.connection(accepted.connection).text),
          version: accepted.text.version, sha256: accepted.text.sha256,
          acceptedBy: names.party(Subject.user(accepted.user).text), acceptance: entry))
    case .consentWithdrawn(let withdrawn): end(withdrawn.connection, .withdrawn, by: entry)
    case .removed(let removed): end(removed.connection, .connectionRemoved, by: entry)
    case .created, .established, .attemptFailed, .exportUserAdded, .saved, .shared, .unshared,
      .approvalRequired, .approvalWaived, .renamed, .apiKeyRotated:
      break
    }
  }

  private mutating func end(
    _ connection: ConnectionID, _ end: Agreement.End, by entry: EntryReference
  ) {
    guard let place = inForce.removeValue(forKey: connection) else { return }
    agreements[place].end = end
    agreements[place].ending = entry
  }
}
