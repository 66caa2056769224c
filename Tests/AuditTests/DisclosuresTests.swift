import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("What was disclosed to whom")
struct DisclosuresTests {
  @Test func wholeHistory() throws {
    let past = try Past()
    let answer = try Disclosures(in: Period(), by: past.views)
    #expect(
      answer.disclosures.map { "\($0.position) \($0.recipients) \($0.certainty.rawValue)" } == [
        "67 3 certain", "70 2 certain", "81 2 certain", "104 2 certain", "112 2 in-doubt",
        "143 2 certain", "161 2 certain", "226 2 certain",
      ])
    #expect(answer.figures.certain.recipients == 15)
    #expect(answer.figures.inDoubt.recipients == 2)
    #expect(answer.figures.inHand.batches == 0)
    #expect(answer.figures.total.batches == 8)
    #expect(answer.figures.total.recipients == 17)
    #expect(answer.lastEntry == (try past.log.head()))
    let processor = try #require(answer.processors.first)
    #expect(answer.processors.count == 1)
    #expect(processor.account == "Example GmbH")
    #expect(processor.lists == [12, 14])
    #expect(processor.runs == 7)
    #expect(processor.figures == answer.figures)
    #expect(processor.first == (try past.time(of: 67)))
    #expect(processor.last == (try past.time(of: 226)))
  }

  @Test func boundaries() throws {
    let past = try Past()
    func positions(_ since: Int64?, _ until: Int64?) throws -> [Int64] {
      let period = Period(
        since: try since.map(past.time), until: try until.map(past.time))
      return try Disclosures(in: period, by: past.views).disclosures.map(\.position.rawValue)
    }
    #expect(try positions(67, 70) == [67])
    #expect(try positions(68, 70) == [])
    #expect(try positions(67, 71) == [67, 70])
    #expect(try positions(nil, 67) == [])
    #expect(try positions(226, nil) == [226])
    #expect(try positions(227, nil) == [])
  }

  @Test func everyCutGivesTwoPartsOfTheWhole() throws {
    let past = try Past()
    let whole = try Disclosures(in: Period(), by: past.views).disclosures
    for cut in try past.times() {
      let before = try Disclosures(in: Period(until: cut), by: past.views).disclosures
      let after = try Disclosures(in: Period(since: cut), by: past.views).disclosures
      #expect(before + after == whole)
    }
  }

  @Test func emptyAnswersAreNoughts() throws {
    let past = try Past()
    let future = Period(since: Timestamp("2999-01-01T00:00:00.000Z"))
    for answer in [
      try Disclosures(in: future, by: past.views),
      try Disclosures(in: Period(), over: Cast.spare, by: past.views),
    ] {
      #expect(answer.disclosures.isEmpty && answer.processors.isEmpty)
      #expect(answer.figures.total.batches == 0 && answer.figures.total.recipients == 0)
    }
  }

  /// What becomes of the certainty of a batch as the record goes on.
  @Test func whatIsUncertainIsNeverLeftOut() throws {
    func certainty(_ play: (inout Script) throws -> Void) throws -> [Certainty] {
      let past = try Past.afterSetup { script in
        try script.order(Cast.completed)
        try script.start(Cast.completed, sent: 2)
        try script.prepare(1, of: Cast.completed, rows: 0..<2, recipients: 2)
        try play(&script)
      }
      return try Disclosures(in: Period(), by: past.views).disclosures.map(\.certainty)
    }
    let run = Cast.completed
    let deferred = RunEvent.batchDeferred(
      .init(run: run, number: 1, attempt: 1, cause: .rateLimited, waitMilliseconds: 1))
    #expect(try certainty { _ in } == [.inHand])
    #expect(try certainty { try $0.report(deferred) } == [.inHand])
    #expect(
      try certainty {
        try $0.report(.batchUnanswered(.init(run: run, number: 1, attempt: 1, cause: .timedOut)))
      } == [.inDoubt])
    #expect(
      try certainty {
        try $0.report(deferred)
        try $0.report(.interrupted(.init(run: run, cause: .signal)))
      } == [.inDoubt])
    #expect(try certainty { try $0.ask(.run(.cancel(.init(run: run)))) } == [.inDoubt])
    #expect(try certainty { try $0.deliver(1, of: run, attempt: 1, process: 7) } == [.certain])
    #expect(
      try certainty {
        try $0.report(.batchRejected(.init(run: run, number: 1, attempt: 1, code: "no")))
      } == [])
  }

  @Test func aBatchInHandCountsUntilSomethingIsKnown() throws {
    let past = try Past.afterSetup { script in
      try script.order(Cast.completed)
      try script.start(Cast.completed, sent: 2)
      try script.prepare(1, of: Cast.completed, rows: 0..<2, recipients: 2)
    }
    let prepared = try past.time(of: try past.log.head().rawValue)
    let later = Timestamp(milliseconds: prepared.milliseconds + 86_400_000)
    let answer = try Disclosures(in: Period(since: later), by: past.views)
    #expect(answer.figures.inHand.recipients == 2)
    #expect(answer.figures.total.recipients == 2)
    #expect(try Disclosures(in: Period(until: prepared), by: past.views).disclosures == [])
  }

  @Test func figuresOfAnyBatchesAddUp() {
    let figures = DisclosureFigures([])
    #expect(figures.total == figures.certain)
    #expect(figures.total.recipients == 0)
  }
}
