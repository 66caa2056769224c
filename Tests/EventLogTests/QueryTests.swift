import EventLog
import GRDB
import Testing

@Suite struct QueryTests {
  private let directory: TemporaryDirectory
  private let log: EventLog
  private let all: [Entry]

  private static let types = [
    "waybill.command.create-connection.v1", "waybill.event.connection-created.v1",
    "waybill.event.connection-shared.v1", "waybill.event.run-started.v1",
  ]

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    all = try log.appendExamples(
      (1...60).map { number in
        .example(
          number, type: Self.types[number % 4], subject: "connection/\(number % 5)",
          time: "2026-11-23T14:\(10 + number % 50):00.000Z", actor: "user/\(number % 3)",
          correlationID: "chain-\(number / 4)")
      })
  }

  private static let filters: [LogFilter] = [
    LogFilter(),
    LogFilter(actor: "user/1"),
    LogFilter(actor: "nobody"),
    LogFilter(types: [.exactly(types[1])]),
    LogFilter(types: [.exactly(types[1]), .exactly(types[3])]),
    LogFilter(types: [.startingWith("waybill.event.connection-")]),
    LogFilter(types: [.startingWith("waybill.event."), .exactly(types[2])]),
    LogFilter(types: [.startingWith("waybill.event."), .exactly(types[0])]),
    LogFilter(types: [.startingWith("")]),
    LogFilter(subject: "connection/3"),
    LogFilter(correlationID: "chain-7"),
    LogFilter(since: "2026-11-23T14:30:00.000Z"),
    LogFilter(until: "2026-11-23T14:30:00.000Z"),
    LogFilter(since: "2026-11-23T14:20:00.000Z", until: "2026-11-23T14:21:00.000Z"),
    LogFilter(positions: position(7)...position(12)),
    LogFilter(positionsIn: [position(50), position(3), position(3), position(999)]),
    LogFilter(positionsIn: []),
    LogFilter(actor: "user/1", types: [.startingWith("waybill.event.")], subject: "connection/2"),
    LogFilter(actor: "user/2", types: [.exactly(types[0]), .exactly(types[1])]),
    LogFilter(types: [.exactly(types[2])], positions: position(10)...position(40)),
    LogFilter(actor: "' OR 1=1 --"),
  ]

  private static func position(_ number: Int64) -> Position {
    guard let position = Position(rawValue: number) else { preconditionFailure("not negative") }
    return position
  }

  /// The plain reference: take every record apart and compare.
  private func reference(_ filter: LogFilter) throws -> [Entry] {
    try all.filter { entry in
      let envelope = try Envelope(entry)
      if let actor = filter.actor, actor != envelope.actor { return false }
      if let subject = filter.subject, subject != envelope.subject { return false }
      if let chain = filter.correlationID, chain != envelope.correlationID { return false }
      if let since = filter.since, envelope.time < since { return false }
      if let until = filter.until, envelope.time >= until { return false }
      if let range = filter.positions, !range.contains(entry.position) { return false }
      if let list = filter.positionsIn, !list.contains(entry.position) { return false }
      return filter.types.isEmpty || filter.types.contains { $0.fits(envelope.type) }
    }
  }

  @Test(arguments: filters)
  func aFilterFindsWhatAPlainSearchFinds(filter: LogFilter) throws {
    let expected = try reference(filter)
    #expect(try log.entries(matching: filter, limit: 100) == expected)
    #expect(
      try log.entries(matching: filter, limit: 100, newestFirst: true) == expected.reversed())
  }

  @Test(arguments: filters, [false, true])
  func pagesAddUpToTheWhole(filter: LogFilter, newestFirst: Bool) throws {
    var pages: [Entry] = []
    while true {
      let page = try log.entries(
        matching: filter, after: pages.last?.position, limit: 7, newestFirst: newestFirst)
      #expect(page.count <= 7)
      guard !page.isEmpty else { break }
      pages += page
    }
    let expected = try reference(filter)
    #expect(pages == (newestFirst ? expected.reversed() : expected))
  }

  @Test(arguments: [0, -1])
  func aLimitOfNothingFindsNothing(limit: Int) throws {
    #expect(try log.entries(matching: LogFilter(), limit: limit).isEmpty)
  }

  @Test func readingGoesFromOnePositionToAnother() throws {
    var seen: [Int64] = []
    try log.read(after: Self.position(10), upTo: Self.position(14)) {
      seen.append($0.position.rawValue)
    }
    #expect(seen == [11, 12, 13, 14])
  }

  @Test(arguments: [
    (LogFilter(actor: "a"), "INDEX entries_actor (actor=?"),
    (LogFilter(types: [.exactly("a")]), "INDEX entries_type (type=?"),
    (LogFilter(types: [.startingWith("a")]), "INDEX entries_type (type>? AND type<?"),
    (LogFilter(subject: "a"), "INDEX entries_subject (subject=?"),
    (LogFilter(correlationID: "a"), "INDEX entries_correlationid (correlationid=?"),
    (LogFilter(since: "a"), "INDEX entries_time (time>?"),
    (LogFilter(actor: "a", subject: "b"), "INDEX entries_subject (subject=?"),
    (
      LogFilter(types: [.exactly("a")], positions: position(1)...position(9)),
      "INDEX entries_type (type=? AND rowid>? AND rowid<?)"
    ),
    // A period whose place is known is read from its end, whatever the index on time could tell.
    (
      LogFilter(positions: position(1)...position(9), since: "a", until: "b"),
      "SEARCH entries USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
    ),
    (LogFilter(), "SEARCH entries USING INTEGER PRIMARY KEY (rowid>?"),
    (LogFilter(positionsIn: []), "SEARCH entries USING INTEGER PRIMARY KEY (rowid=?"),
  ])
  func aSearchGoesOverItsIndex(filter: LogFilter, step: String) throws {
    let query = LogQuery(filter, after: Self.position(5), limit: 10, newestFirst: false)
    let plan = try DatabaseQueue(path: directory.path()).read { database in
      let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + query.sql)
      statement.setUncheckedArguments([])
      return try Row.fetchAll(statement).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains(step) }, "\(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN entries") }, "\(plan)")
  }
}

extension LogFilter.Types {
  fileprivate func fits(_ type: String) -> Bool {
    switch self {
    case .exactly(let name): type == name
    case .startingWith(let prefix): prefix.isEmpty || type.hasPrefix(prefix)
    }
  }
}
