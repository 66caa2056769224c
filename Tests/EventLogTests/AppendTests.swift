import EventLog
import GRDB
import Testing

@Suite struct AppendTests {
  private let directory: TemporaryDirectory
  private let log: EventLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
  }

  @Test func anEmptyLogHasItsHeadAtTheBeginning() throws {
    #expect(try log.head() == .beginning)
    #expect(try log.entries(after: .beginning, limit: 10).isEmpty)
  }

  /// 64, 8 and 1 are the rows a statement takes.
  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 72, 73, 200])
  func whatIsAppendedIsThereAfterReopening(count: Int) throws {
    let written = try log.appendExamples((0..<count).map { .example($0) })
    let reopened = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
    #expect(written.map(\.position.rawValue) == (0..<count).map { Int64($0 + 1) })
    #expect(try reopened.entries(after: .beginning, limit: 1000) == written)
    #expect(try reopened.head().rawValue == Int64(count))
  }

  @Test func theRecordHasExactlyTheseBytes() throws {
    let draft = Draft(
      id: "0197a1b2-0000-7000-8000-000000000001", source: "example.com/ledger",
      type: "waybill.event.connection-created.v1", subject: "connection/\"é\n\u{1}\u{1F600}",
      time: "2026-11-23T14:05:00.123Z", dataschema: "waybill:connection-created.v1",
      actor: "user/ada", causationID: "cause", correlationID: "chain",
      data: Array(#"{"a":[1,{"b":"}"}],"z":null}"#.utf8))
    let entry = try #require(try log.appendExamples([draft]).first)
    #expect(
      entry.record == #"{"actor":"user/ada","causationid":"cause","correlationid":"chain","#
        + #""data":{"a":[1,{"b":"}"}],"z":null},"datacontenttype":"application/json","#
        + #""dataschema":"waybill:connection-created.v1","#
        + #""id":"0197a1b2-0000-7000-8000-000000000001","sequence":"1","#
        + #""source":"example.com/ledger","specversion":"1.0","#
        + #""subject":"connection/\"é\n\u0001😀","time":"2026-11-23T14:05:00.123Z","#
        + #""type":"waybill.event.connection-created.v1"}"#)
  }

  @Test func anOutdatedHeadIsRefused() throws {
    _ = try log.appendExamples([.example(1)])
    let one = try log.head()
    #expect(throws: EventLogError.unexpectedHead(expected: .beginning, found: one)) {
      try log.write { try $0.append([.example(2)], expecting: .beginning) }
    }
    #expect(throws: EventLogError.unexpectedHead(expected: one.next, found: one)) {
      try log.write { try $0.append([.example(2)], expecting: one.next) }
    }
    #expect(try log.head() == one)
  }

  @Test func appendsOfOneTransactionFollowEachOther() throws {
    let heads = try log.write { transaction in
      var heads = [try transaction.head()]
      for number in 1...3 {
        _ = try transaction.append([.example(number)], expecting: try transaction.head())
        heads.append(try transaction.head())
      }
      return heads.map(\.rawValue)
    }
    #expect(heads == [0, 1, 2, 3])
  }

  @Test func aTransactionReadsWhatItAppended() throws {
    let records = try log.write { transaction in
      let written = try transaction.append([.example(1), .example(2)], expecting: .beginning)
      var read: [Entry] = []
      try transaction.forEachEntry(after: .beginning) { read.append($0) }
      return (written, read)
    }
    #expect(records.0 == records.1)
  }

  private struct Refusal: Error, Equatable {}

  @Test func anErrorOfTheBodyLeavesNothingAndComesOutAsItIs() throws {
    #expect(throws: Refusal()) {
      try log.write { transaction in
        _ = try transaction.append((0..<100).map { .example($0) }, expecting: .beginning)
        throw Refusal()
      }
    }
    #expect(try log.head() == .beginning)
    #expect(try log.appendExamples([.example(1)]).count == 1)
  }

  @Test func anErrorOfAnotherDatabaseIsNotTakenForOurs() throws {
    let foreign = DatabaseError(resultCode: .SQLITE_FULL)
    #expect(throws: DatabaseError.self) { try log.write { _ in throw foreign } }
    _ = try log.appendExamples([.example(1)])
    #expect(throws: DatabaseError.self) { try log.read(after: .beginning) { _ in throw foreign } }
  }

  @Test func aKnownIDIsRefused() throws {
    _ = try log.appendExamples([.example(1, id: "same")])
    #expect(throws: EventLogError.knownID("same")) {
      try log.appendExamples([.example(2), .example(3, id: "same")])
    }
    #expect(throws: EventLogError.knownID("twin")) {
      try log.appendExamples([.example(4, id: "twin"), .example(5, id: "twin")])
    }
    #expect(try log.head().rawValue == 1)
  }

  @Test(arguments: [
    ("", "2026-11-23T14:05:00.123Z", EventLogError.InvalidDraft.emptyAttribute),
    ("a", "2026-11-23T14:05:00Z", .timeNotRFC3339),
    ("a", "2026-11-23 14:05:00.123Z", .timeNotRFC3339),
    ("a", "2026-11-23T14:05:00.123+00:00", .timeNotRFC3339),
    ("a", "2026-11-23T14:05:0٣.123Z", .timeNotRFC3339),
  ])
  func unfitAttributesAreRefused(
    actor: String, time: String, reason: EventLogError.InvalidDraft
  ) throws {
    let draft = Draft.example(1, time: time, actor: actor)
    #expect(throws: EventLogError.invalidDraft(type: draft.type, reason: reason)) {
      try log.appendExamples([draft])
    }
  }

  @Test(arguments: [
    ("", EventLogError.InvalidDraft.dataNotAnObject), ("[]", .dataNotAnObject),
    ("null", .dataNotAnObject), ("{", .dataNotAnObject), (#"{"a":"}"#, .dataNotAnObject),
    (#"{},"actor":"user/mallory""#, .dataNotAnObject), ("{}{}", .dataNotAnObject),
    ("{ }", .dataNotAnObject), (#"{"a":1]"#, .dataNotJSON), (#"{"a":}"#, .dataNotJSON),
    (#"{"a":01}"#, .dataNotJSON), (#"{"a":"\x"}"#, .dataNotJSON),
  ])
  func unfitDataIsRefused(data: String, reason: EventLogError.InvalidDraft) throws {
    let draft = Draft.example(1, data: data)
    #expect(throws: EventLogError.invalidDraft(type: draft.type, reason: reason)) {
      try log.appendExamples([.example(0), draft])
    }
    #expect(try log.head() == .beginning)
  }

  @Test func dataThatIsNotUTF8IsRefused() throws {
    var draft = Draft.example(1)
    draft = Draft(
      id: draft.id, source: draft.source, type: draft.type, subject: draft.subject,
      time: draft.time, dataschema: draft.dataschema, actor: draft.actor, causationID: nil,
      correlationID: draft.correlationID,
      data: Array("{\"a\":\"".utf8) + [0xC3] + Array("\"}".utf8))
    #expect(throws: EventLogError.invalidDraft(type: draft.type, reason: .dataNotUTF8)) {
      try log.appendExamples([draft])
    }
  }

  @Test func theLongestRecordIsTakenAndALongerOneIsNot() throws {
    func draft(_ padding: Int) -> Draft {
      .example(1, data: "{\"a\":\"" + String(repeating: "x", count: padding) + "\"}")
    }
    let length = try log.write { transaction in
      try transaction.append([draft(0)], expecting: .beginning)[0].record.utf8.count
    }
    let other = try EventLog.create(at: directory.path("other.sqlite"), signer: ExampleKey.source)
    #expect(
      throws: EventLogError.recordTooLarge(
        type: "waybill.event.tested.v1", bytes: 65_536, limit: 65_535)
    ) {
      try other.appendExamples([draft(65_536 - length)])
    }
    let longest = try other.appendExamples([draft(65_535 - length)])
    #expect(longest[0].record.utf8.count == 65_535)
  }
}
