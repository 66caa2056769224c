import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("Records of processing activities")
struct ProcessingTests {
  private let past: Past

  init() throws {
    past = try Past()
  }

  private func record(_ since: Int64? = nil, _ until: Int64? = nil) throws -> ProcessingRecord {
    try ProcessingRecord(
      in: Period(since: since.map(past.time), until: until.map(past.time)), from: past.log,
      by: past.views)
  }

  @Test func wholeHistory() throws {
    let record = try record()
    #expect(record.ledger == Script.origin)
    #expect(
      record.activities.map { "\($0.destination.name ?? "") \($0.status.rawValue)" } == [
        "Newsletter active", "Offers removed", "Reminders active", "Members removed",
      ])
    #expect(record.activities.map(\.figures.total.recipients) == [15, 0, 0, 2])
    #expect(record.figures.total.recipients == 17)
    #expect(record.lastEntry == (try past.log.head()))
    #expect(record.settingsEntry == record.lastEntry)
    #expect(!record.notOnRecord.isEmpty)
  }

  @Test func anActivitySaysWhoseWhichAndToWhom() throws {
    let activity = try #require(try record().activities.first)
    #expect(activity.dataSubjects.map(\.segment.name) == ["Customers", "Guests"])
    #expect(activity.dataSubjects.map(\.source) == ["/data/Customers.csv", "/data/Guests.csv"])
    #expect(activity.dataCategories.map(\.attribute) == ["EMAIL", "FIRSTNAME"])
    #expect(activity.dataCategories.map(\.field) == ["email", "first"])
    #expect(activity.recipient.account == "Example GmbH")
    #expect(activity.recipient.baseURL == "https://api.brevo.com/v3")
    #expect(activity.recipient.list == 12)
    #expect(activity.instruction?.version == Cast.consentText.version)
    #expect(activity.instruction?.givenBy.name == "Ada")
    #expect(activity.exportUser?.name == "Dora")
    #expect(activity.begin.position.rawValue == 57)
    #expect(activity.lastChange.position.rawValue == 59)
    #expect(activity.lastDisclosure == (try past.time(of: 161)))
    #expect(!activity.removesWhoLeft)
    #expect(try record().activities.last?.removesWhoLeft == true)
  }

  /// Settings are those of the period's end, not today's.
  @Test func thePastIsShownAsItWas() throws {
    func newsletter(until position: Int64) throws -> ProcessingActivity? {
      try record(nil, position).activities.first { $0.destination.name == "Newsletter" }
    }
    #expect(try newsletter(until: 57) == nil)
    #expect(try newsletter(until: 58)?.dataSubjects.map(\.segment.name) == ["Customers"])
    #expect(try newsletter(until: 59)?.dataSubjects.count == 1)
    #expect(try newsletter(until: 60)?.dataSubjects.count == 2)
    #expect(try newsletter(until: 119)?.instruction == nil, "the consent was withdrawn")
    func status(_ name: String, until position: Int64) throws -> ProcessingActivity.Status? {
      try record(nil, position).activities.first { $0.destination.name == name }?.status
    }
    #expect(try status("Reminders", until: 185) == .paused)
    #expect(try status("Offers", until: 200) == .detached)
    #expect(try status("Offers", until: 204) == .active)
    #expect(try status("Members", until: 238) == .active)
  }

  @Test func whatEndedBeforeThePeriodIsOut() throws {
    let names = try record(239).activities.map(\.destination.name)
    #expect(names == ["Newsletter", "Offers", "Reminders"])
    #expect(try record(238, 239).activities.compactMap(\.destination.name).contains("Members"))
    #expect(try record(264).activities.count == 2)
    #expect(try record(nil, 57).activities == [])
  }

  @Test func nothingLeftInAnEmptyPeriod() throws {
    let record = try record(227)
    #expect(record.figures.total.batches == 0)
    #expect(record.activities.allSatisfy { $0.lastDisclosure == nil })
  }

  @Test func beforeTheLedgerBegan() throws {
    let record = try record(nil, 1)
    #expect(record.ledger == nil)
    #expect(record.activities == [])
    #expect(record.settingsEntry == .beginning)
  }
}
