import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

/// What left, as lists and as sums, each against a plain reading of all batches.
@Suite struct DisclosureRowsTests {
  private let log: EventLog
  private let views: Views
  /// What left or may have left, in the order of time.
  private let all: [DisclosedBatch]

  init() throws {
    let scratch = try Scratch()
    log = try scratch.history()
    views = try Views.open(at: scratch.path("views.sqlite"))
    try views.catchUp(with: log)
    all = try views.disclosedBatches(matching: .init()).batches.filter { $0.certainty != .inHand }
    try #require(all.count > 3)
  }

  /// Periods that begin and end at, before and behind what left.
  private var periods: [(since: Timestamp?, until: Timestamp?)] {
    let times =
      [nil]
      + Set(all.map(\.time)).sorted().flatMap { time in
        [time, Timestamp(milliseconds: time.milliseconds + 1)]
      }
    return times.flatMap { since in times.map { (since, $0) } }
  }

  @Test func totalsAreThoseOfAllBatches() throws {
    for (since, until) in periods {
      let batches = all.filter { batch in
        since.map { $0 <= batch.time } ?? true && until.map { batch.time < $0 } ?? true
      }
      let groups = Dictionary(grouping: batches) { batch in
        [
          "\(batch.connection)", batch.accountCompany, "\(batch.list)", "\(batch.destination)",
        ]
      }
      let totals = try views.disclosureTotals(since: since, until: until)
      #expect(totals.count == groups.count)
      for total in totals {
        let key = [
          "\(total.connection)", total.accountCompany, "\(total.list)", "\(total.destination)",
        ]
        let group = try #require(groups[key])
        let doubtful = group.filter { $0.certainty == .inDoubt }
        #expect(total.batches == group.count)
        #expect(total.recipients == group.reduce(0) { $0 + $1.recipients })
        #expect(total.uncertain == doubtful.reduce(0) { $0 + $1.recipients })
        #expect(total.first == group.map(\.time).min())
        #expect(total.last == group.map(\.time).max())
      }
    }
  }

  @Test func theNewestBeforeAnEntryAreThoseBehindIt() throws {
    let newest = Array(all.reversed())
    let head = try log.head().rawValue
    for number in 1...head + 1 {
      let position = try #require(Position(rawValue: number))
      let found = try views.newestDisclosures(matching: .init(), before: position, limit: .max)
      // An entry that disclosed nothing counts by the last one before it that did.
      let last = all.filter { $0.position <= position }.max { $0.position < $1.position }
      let plain = newest.filter { batch in
        last.map { (batch.time, batch.position) < ($0.time, position) } ?? false
      }
      #expect(found == plain, "\(number)")
    }
    for limit in 1...newest.count {
      let found = try views.newestDisclosures(matching: .init(), limit: limit)
      #expect(found == Array(newest.prefix(limit)))
    }
  }

  @Test func aRunsBatchesAreThoseOfTheRun() throws {
    let withThoseInHand = try views.disclosedBatches(matching: .init()).batches
    for run in try views.runs(limit: .max) {
      let (found, position) = try views.disclosedBatches(of: run.id)
      #expect(found == withThoseInHand.filter { $0.run == run.id })
      #expect(try position == log.head())
    }
  }
}
