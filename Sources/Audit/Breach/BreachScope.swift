package import Domain
package import EventLog
package import Views

/// What a breach of a period would reach: runs, people, fields, accounts and lists.
///
/// The categories and numbers that a notification has to give (GDPR, Article 33(3)(a)).
package struct BreachScope: Encodable, Sendable {
  /// A field of profiles that left.
  package struct Field: Encodable, Hashable, Sendable {
    /// The account's attribute.
    package let attribute: String
    /// How much left with it; a profile may have no value there.
    package let figures: DisclosureFigures
  }

  /// A list that was filled.
  package struct Target: Encodable, Hashable, Sendable {
    /// The company that holds the account.
    package let account: String
    /// The connection.
    package let connection: ConnectionID
    /// Sendinblue's number for the list.
    package let list: Int64
    /// What the list was called at the last.
    package let listName: String
    /// How much went there.
    package let figures: DisclosureFigures
  }

  /// Requests that took people off a list, and named their addresses to the account that had them.
  package struct Removals: Encodable, Hashable, Sendable {
    /// How many batches.
    package let batches: Int
    /// How many contacts they name, each batch's by itself.
    package let contacts: Int
  }

  /// The period: a batch counts where it was put on record before the period's end and the log
  /// first told of it after its beginning, since it left at some time between.
  package let period: Period
  /// The last entry that is taken into account.
  package let lastEntry: Position
  /// How much left, people counted once a batch.
  package let figures: DisclosureFigures
  /// How many different people were in what Sendinblue said that it took.
  package let peopleCertain: PeopleCount
  /// How many different people were in it all, what is in doubt or in hand included.
  package let people: PeopleCount
  /// Which fields, in the order of their names.
  package let fields: [Field]
  /// Which lists of which accounts.
  package let targets: [Target]
  /// What took people off lists.
  package let removals: Removals
  /// Which runs, in the order in which the log told of them.
  package let runs: [BreachedRun]

  /// Answers the question.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - connection: Over which connection; nothing for all.
  ///   - views: The read models, which have caught up with the log.
  ///   - pseudonyms: Gives a batch's pseudonyms, 16 bytes each, one after the other; nothing where
  ///     its manifest is gone.
  /// - Throws: `AuditError`, or what `pseudonyms` throws, as it is.
  package init(
    in period: Period, over connection: ConnectionID? = nil, by views: Views,
    pseudonyms: (DisclosedBatch) throws -> [UInt8]?
  ) throws {
    let filter = DisclosureFilter(
      since: period.since, preparedBefore: period.until, connection: connection)
    let (batches, position) = try AuditError.asking { () throws(ViewsError) in
      try views.disclosedBatches(matching: filter)
    }
    let contacts = try AuditError.asking { () throws(ViewsError) in
      try views.removals(since: period.since, until: period.until, over: connection)
    }
    self.period = period
    lastEntry = position
    figures = DisclosureFigures(batches)
    var (all, certain) = (PeopleCounter(), PeopleCounter())
    for batch in batches {
      let found = try pseudonyms(batch)
      all.add(batch.recipients, found)
      if batch.certainty == .certain { certain.add(batch.recipients, found) }
    }
    (people, peopleCertain) = (all.count, certain.count)
    removals = Removals(
      batches: contacts.count, contacts: contacts.reduce(0) { $0.saturatingSum($1) })
    fields = Self.fields(of: batches)
    targets = Self.targets(of: batches)
    runs = Dictionary(grouping: batches, by: \.run).values.compactMap(BreachedRun.init)
      .sorted { ($0.from, $0.run) < ($1.from, $1.run) }
  }

  private static func fields(of batches: [DisclosedBatch]) -> [Field] {
    Set(batches.flatMap(\.fields)).sorted().map { attribute in
      Field(
        attribute: attribute,
        figures: DisclosureFigures(batches.filter { $0.fields.contains(attribute) }))
    }
  }

  private static func targets(of batches: [DisclosedBatch]) -> [Target] {
    struct Key: Hashable {
      let account: String
      let connection: ConnectionID
      let list: Int64
    }
    let groups = Dictionary(grouping: batches) { batch in
      Key(account: batch.accountCompany, connection: batch.connection, list: batch.list)
    }
    return groups.compactMap { key, batches in
      batches.last.map { last in
        Target(
          account: key.account, connection: key.connection, list: key.list,
          listName: last.listName, figures: DisclosureFigures(batches))
      }
    }.sorted { ($0.account, $0.connection, $0.list) < ($1.account, $1.connection, $1.list) }
  }
}
