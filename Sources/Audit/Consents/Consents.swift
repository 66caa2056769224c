package import Domain
package import EventLog
package import Views

/// Which consents were in force in a period, to which texts exactly, and how they ended.
package struct Consents: Encodable, Sendable {
  /// A text that somebody agreed to.
  package struct Text: Encodable, Hashable, Sendable {
    /// Its version.
    package let version: String
    /// The digest of its bytes, as it is on record.
    package let sha256: SHA256Digest
    /// The very text; nothing where no text with that digest is known here, since another text
    /// under the same version would prove nothing.
    package let text: String?
  }

  /// The period: a consent counts where it was in force for an instant of it, or ended at one.
  package let period: Period
  /// The last entry that is taken into account.
  package let lastEntry: Position
  /// The consents, in the order in which they were given.
  package let consents: [Agreement]
  /// The texts that they were given to, in the order of their versions.
  package let texts: [Text]

  /// Answers the question.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - connection: For which connection; nothing for all.
  ///   - published: The texts that are known.
  ///   - log: The log.
  ///   - views: The read models, which have caught up with it.
  /// - Throws: Why the log or the views cannot be read.
  package init(
    in period: Period, of connection: ConnectionID? = nil, published: [PublishedText],
    from log: EventLog, by views: Views
  ) throws(AuditError) {
    let names = try Names.all(in: views)
    let pages = EntryPages(log: log, views: views)
    lastEntry = try pages.head()
    let kinds: [ConnectionEvent.Kind] = [.consentAccepted, .consentWithdrawn, .removed]
    var history = ConsentHistory(names: names)
    let query = TrailQuery(types: kinds.map(\.rawValue))
    for message in try pages.messages(matching: query, upTo: lastEntry) {
      try history.note(message)
    }
    self.period = period
    consents = history.agreements.filter { agreement in
      (connection.map { agreement.connection.id == Subject.connection($0).text } ?? true)
        && period.touches(from: agreement.acceptance.time, to: agreement.ending?.time)
    }
    texts = Self.texts(of: consents, published: published)
  }

  private static func texts(of consents: [Agreement], published: [PublishedText]) -> [Text] {
    let wanted = Set(consents.map { ConsentText(version: $0.version, sha256: $0.sha256) })
    return wanted.map { name in
      Text(
        version: name.version, sha256: name.sha256,
        text: published.first { $0.name == name }?.text)
    }.sorted { ($0.version, $0.sha256.hexadecimal) < ($1.version, $1.sha256.hexadecimal) }
  }
}
