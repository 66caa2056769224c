import Domain
import EventLog
import GRDB
import ScriptedHistory
import Testing
import Views

@Suite("What the tables hold after the whole history")
struct RowsTests {
  private let scratch: Scratch
  private let views: Views

  init() throws {
    scratch = try Scratch()
    views = try scratch.views(of: scratch.history())
  }

  @Test func users() throws {
    let users = try views.users()
    #expect(users.map(\.name.text) == ["Ada", "Ben", "Cleo", "Dora"])
    #expect(users.map(\.role) == [.administrator, .contributor, .auditor, .administrator])
    #expect(users.map { $0.deactivatedAt != nil } == [false, true, false, false])
  }

  @Test func connections() throws {
    let connections = try views.connections()
    #expect(connections.map(\.name.text) == ["Brevo main", "Spare"])
    let main = try #require(try views.connection(Cast.main))
    #expect(main == connections.first)
    #expect(main.accountCompany == "Example GmbH")
    #expect(main.keyFingerprint == "ffeeddccbbaa9988")
    #expect(main.exportUserName?.text == "Dora")
    #expect(main.profileLimit == 5000)
    #expect(main.isShared)
    #expect(main.consentVersion == "2026-11.en")
    #expect(main.consentAcceptedBy == Cast.ada)
    #expect(main.removedAt == nil)
    #expect(try views.connection(Cast.spare)?.removedAt != nil)
    #expect(try views.connection(Cast.spare)?.consentVersion == nil)
  }

  @Test func consents() throws {
    let consents = try agreements()
    #expect(consents.map { $0["connection"] } == Array(repeating: Cast.main.description, count: 4))
    #expect(
      consents.map { $0["accepted_by"] }
        == [Cast.ada, Cast.dora, Cast.ada, Cast.ada].map(\.description))
    #expect(
      consents.map { $0["withdrawn_by"] as String? }
        == [Cast.dora.description, nil, Cast.dora.description, nil])
    #expect(
      consents.map { ($0["withdrawn_at"] as String?) != nil } == [true, false, true, false])
    #expect(
      consents.map { ($0["superseded_at"] as String?) != nil } == [false, true, false, false])
    #expect(consents.allSatisfy { $0["text_sha256"] == Cast.consentText.sha256.hexadecimal })
    let inForce = try #require(try views.connection(Cast.main)?.consentPosition)
    #expect(inForce.rawValue == consents.last?["position"])
  }

  @Test func segments() throws {
    let segments = try views.segments()
    #expect(segments.map(\.name.text) == ["Customers", "Guests", "Later"])
    #expect(segments.map(\.customerIDField) == ["id", "id", nil])
    #expect(
      segments.map(\.source.description) == [
        "/data/Customers.csv", "/data/Guests.csv", "/data/Later.csv",
      ])
    #expect(segments.map { $0.removedAt != nil } == [false, false, true])
  }

  @Test func destinations() throws {
    let destinations = try views.destinations()
    #expect(destinations.map(\.name.text) == ["Newsletter", "Offers", "Reminders", "Members"])
    #expect(
      destinations.map(\.segments)
        == [[Cast.customers, Cast.guests], [Cast.guests], [Cast.customers], [Cast.customers]])
    #expect(destinations.map(\.ownerName.text) == ["Ada", "Ben", "Ada", "Ada"])
    #expect(destinations.allSatisfy { $0.connectionName.text == "Brevo main" })
    #expect(destinations.map { $0.editedAt != nil } == [true, true, false, false])
    #expect(destinations.map { $0.removedAt != nil } == [false, true, false, true])
    #expect(destinations.map(\.schedule) == [.withRefresh, .off, .withRefresh, .withRefresh])
    #expect(destinations.map(\.mirror) == [nil, nil, nil, .usual])
    // Detached and paused for a while, then attached and scheduled again.
    #expect(destinations.allSatisfy { $0.detachedAt == nil && $0.pausedAt == nil })
  }

  @Test(
    arguments: [
      (Cast.completed, RunStatus.completedWithWarnings, nil, nil),
      (Cast.resumed, .completed, nil, nil),
      (Cast.empty, .completedWithWarnings, nil, nil),
      (Cast.rejected, .failed, "batch-rejected", nil),
      (Cast.notImported, .failed, "import-failed", nil),
      (Cast.cancelled, .cancelled, nil, nil),
      (Cast.forbidden, .failed, "forbidden", "consent-not-in-force"),
      (Cast.orphaned, .cancelled, nil, nil),
      (Cast.waiting, .interrupted, "signal", nil),
      (Cast.scheduled, .completed, nil, nil),
      (Cast.scheduledRejected, .failed, "batch-rejected", nil),
      (Cast.takenUp, .completed, nil, nil),
      (Cast.own, .completedWithWarnings, nil, nil),
    ] as [(RunID, RunStatus, String?, String?)])
  func endOfRun(id: RunID, status: RunStatus, reason: String?, rule: String?) throws {
    let run = try #require(try views.run(id))
    #expect(run.status == status)
    #expect(run.reason == reason)
    #expect(run.rule == rule)
    #expect((run.endedAt == nil) == (status == .interrupted))
  }

  @Test func refusedRun() throws {
    let run = try #require(try views.run(Cast.refused))
    #expect(run.status == .refused)
    #expect(run.rule == "over-profile-limit")
    #expect(run.reason?.contains("6000") == true)
    #expect(try views.run(Cast.neverOrdered) == nil)
  }

  @Test func completedRun() throws {
    let run = try #require(try views.run(Cast.completed))
    #expect(run.destinationName.text == "Newsletter")
    // The connection had this name when the run was ordered.
    #expect(run.connectionName.text == "Main")
    #expect(run.accountCompany == "Example GmbH")
    #expect(run.attributes == "EMAIL,FIRSTNAME")
    #expect(run.orderedByName.text == "Ada")
    #expect(run.exportUserName.text == "Dora")
    #expect(run.consentVersion == "2026-11.en")
    #expect(run.consentPosition.rawValue == (try agreements().first?["position"]))
    #expect(run.figures?.sent == 5)
    #expect(run.figures?.duplicates == 1)
    #expect(run.batches == 2)
    #expect(run.milliseconds == 14_000)
    #expect(run.refused == [ImportRefusals(reason: "invalid_emails", rows: 1)])
    #expect(run.warnings == [.refusedBySendinblue])
    #expect(run.sources?.first?.rows == 6)
  }

  @Test func runsNewestFirst() throws {
    let all = try views.runs(limit: 100)
    #expect(all.count == 18)
    #expect(all.map(\.position) == all.map(\.position).sorted(by: >))
    #expect(try views.runs(limit: 3) == Array(all.prefix(3)))
    #expect(try views.runs(of: Cast.offers, limit: 100).map(\.id) == [Cast.orphaned, Cast.own])
    #expect(try views.runs(of: Cast.newsletter, limit: 100).count == 12)
  }

  @Test func batches() throws {
    let batches = try views.batches(of: Cast.completed)
    #expect(batches.map(\.status) == [.imported, .imported])
    #expect(batches.map(\.attempts) == [2, 2])
    #expect(batches.map(\.process) == [71, 72])
    #expect(batches.map { [$0.firstRow, $0.endRow] } == [[0, 4], [4, 6]])
    #expect(batches.map(\.recipients) == [3, 2])
    #expect(batches.first?.refused == [ImportRefusals(reason: "invalid_emails", rows: 1)])
    #expect(batches.first?.bodySHA256 == SHA256Digest(bytes: repeatElement(1, count: 32)))
    #expect(batches.allSatisfy { $0.sentAt != nil && $0.importedAt != nil })
  }

  @Test func removals() throws {
    let run = try #require(try views.run(Cast.mirrored))
    #expect(run.removals == Removals(leaving: 4, standing: 40))
    #expect(run.removed == 3)
    #expect(run.warnings == [.removedByOthers])
    let batches = try views.batches(of: Cast.mirrored)
    #expect(batches.map(\.kind) == [nil, .removal, .removal])
    #expect(batches.map(\.status) == [.imported, .removed, .removed])
    #expect(batches.map(\.removed) == [nil, 2, 1])
    #expect(batches.map { [$0.firstRow, $0.endRow] } == [[0, 2], [2, 2], [2, 2]])
    #expect(batches.map { $0.removedAt != nil } == [false, true, true])
    #expect(batches.map { $0.sentAt != nil } == [true, false, false])
    // Nothing of a profile leaves with a removal, in doubt or not.
    #expect(try views.disclosures(of: Cast.mirrored).map(\.batch) == [1])
    #expect(try views.run(Cast.completed)?.removed == nil)
    let refused = try #require(try views.run(Cast.emptying))
    #expect(refused.rule == "too-many-removals" && refused.removals == nil)
  }

  @Test(arguments: [
    (Cast.resumed, BatchStatus.imported), (Cast.rejected, .rejected),
    (Cast.notImported, .importFailed), (Cast.cancelled, .prepared), (Cast.forbidden, .deferred),
  ])
  func endOfBatch(run: RunID, status: BatchStatus) throws {
    #expect(try views.batches(of: run).map(\.status) == [status])
  }

  @Test func rejectedBatchNamesTheCode() throws {
    #expect(try views.batches(of: Cast.rejected).map(\.rejectionCode) == ["invalid_parameter"])
  }

  @Test(arguments: [
    (Cast.completed, [true, true]), (Cast.resumed, [true]), (Cast.notImported, [true]),
    (Cast.scheduled, [true]), (Cast.takenUp, [true]),
    // Nobody can say whether a batch left whose run was cancelled from outside.
    (Cast.cancelled, [false]),
    // Turned away unread, rejected, or never prepared: nothing left.
    (Cast.forbidden, []), (Cast.rejected, []), (Cast.refused, []), (Cast.empty, []),
    (Cast.waiting, []), (Cast.scheduledRejected, []), (Cast.scheduledRefused, []), (Cast.own, []),
  ])
  func disclosed(run: RunID, certain: [Bool]) throws {
    #expect(try views.disclosures(of: run).map(\.certain) == certain)
  }

  @Test func disclosureTellsWhoWhatWhenAndUnderWhat() throws {
    let second = try #require(try views.disclosures(of: Cast.completed).last)
    let batch = try #require(try views.batches(of: Cast.completed).last)
    #expect(second.batch == 2)
    #expect(second.recipients == 2)
    #expect(second.connectionName.text == "Main")
    #expect(second.accountCompany == "Example GmbH")
    #expect(second.list == 12)
    #expect(second.listName == "List of Newsletter")
    #expect(second.attributes == "EMAIL,FIRSTNAME")
    #expect(second.orderedByName.text == "Ada")
    #expect(second.exportUserName.text == "Dora")
    #expect(second.consentVersion == "2026-11.en")
    #expect(second.consentPosition.rawValue == (try agreements().first?["position"]))
    // It dates from the attempt that was not answered, after it was prepared and before it was sent.
    #expect(second.position == batch.position.next)
    #expect(second.time < (try #require(batch.sentAt)))
  }

  /// All agreements, the first first: they are seen one at a time, by what ran under them.
  private func agreements() throws -> [Row] {
    let queue = try DatabaseQueue(path: views.path)
    return try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM consents ORDER BY position") }
  }
}
