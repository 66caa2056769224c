import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("What the tables hold of refreshes and notifications")
struct RefreshRowsTests {
  private let scratch: Scratch
  private let views: Views

  init() throws {
    scratch = try Scratch()
    views = try scratch.views(of: scratch.history())
  }

  @Test func refreshesNewestFirst() throws {
    let all = try views.refreshes(limit: 9)
    #expect(all.map(\.id) == [Cast.byHand, Cast.late, Cast.punctual])
    #expect(try views.refreshes(limit: 1) == Array(all.prefix(1)))
    #expect(all.map(\.orderedBy) == [.user(Cast.ada), .schedule, .schedule])
    #expect(all.map(\.orderedByName.text) == ["Ada", "schedule", "schedule"])
    #expect(all.allSatisfy { $0.completedAt != nil })
    for refresh in all { #expect(try views.refresh(refresh.id) == refresh) }
    #expect(try views.refresh(Cast.neverDue) == nil)
  }

  @Test func lateRefreshKnowsWhenItWasDueAndWhatWasMissed() throws {
    let late = try #require(try views.refresh(Cast.late))
    #expect(late.due == Timestamp("2026-11-25T06:00:00.000Z"))
    #expect(late.missed == 2)
    #expect(late.startedAt == Timestamp("2026-11-25T09:12:02.000Z"))
    #expect(late.destinations == [Cast.newsletter, Cast.reminders, Cast.offers])
    let punctual = try #require(try views.refresh(Cast.punctual))
    #expect(punctual.missed == 0)
    #expect(try views.refresh(Cast.byHand)?.due == nil)
  }

  @Test(
    arguments: [
      (Cast.punctual, [.completed, .failed], [Cast.scheduled, Cast.scheduledRejected]),
      (
        Cast.late, [.completed, .completedWithWarnings, .refused],
        [Cast.takenUp, Cast.scheduledRefused, Cast.own]
      ),
      // Refused as they were ordered: there are no runs.
      (Cast.byHand, [.refused, .refused], []),
    ] as [(RefreshID, [RefreshOutcome], [RunID])])
  func figuresAndRuns(id: RefreshID, outcomes: [RefreshOutcome], runs: [RunID]) throws {
    #expect(try views.refresh(id)?.figures == RefreshFigures(outcomes))
    let found = try views.runs(in: id)
    #expect(found.map(\.id) == runs)
    #expect(found.allSatisfy { $0.refresh == id && $0.orderedBy == .schedule })
    #expect(found.allSatisfy { $0.orderedByName.text == "schedule" })
    #expect(found.allSatisfy { $0.exportUserName.text == "Dora" })
  }

  @Test func whatTheScheduleDisclosedSaysSo() throws {
    let disclosure = try #require(try views.disclosures(of: Cast.scheduled).first)
    #expect(disclosure.orderedBy == .schedule)
    #expect(disclosure.orderedByName.text == "schedule")
    #expect(disclosure.exportUser == Cast.dora)
  }

  @Test func latestRunOfEachDestination() throws {
    let latest = try views.latestRuns()
    // Offers was removed; what is left is in the order of the destinations.
    #expect(latest.map(\.id) == [Cast.waiting, Cast.scheduledRefused])
    let plain = try views.destinations().filter { $0.removedAt == nil }.compactMap {
      try views.runs(of: $0.id, limit: 1).first
    }
    #expect(latest == plain)
  }

  @Test func notificationsNewestFirst() throws {
    let all = try views.notifications(limit: 9)
    #expect(all.map(\.condition) == [.working, .paused, .failing, .failing])
    #expect(
      all.map(\.destinationName.text) == ["Newsletter", "Reminders", "Newsletter", "Reminders"])
    #expect(all.map(\.attempts) == [1, 4, 2, 1])
    #expect(all.map(\.reason) == [nil, "hooks.example answered 503", nil, nil])
    #expect(Set(all.map(\.message)).count == 4)
    #expect(try views.notifications(limit: 2) == Array(all.prefix(2)))
  }
}
