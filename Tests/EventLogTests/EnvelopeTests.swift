import EventLog
import Foundation
import Testing

@Suite struct EnvelopeTests {
  private let directory: TemporaryDirectory
  private let log: EventLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
  }

  private static let awkward = [
    "plain", "\"quoted\"", "back\\slash", "\\u0041", "tab\tfeed\nreturn\r", "\u{0}\u{1F}\u{7F}",
    "é e\u{301} \u{2028}", "👩‍🚀", "}{][,:", "\\", "\\\"", String(repeating: "long ", count: 500),
  ]

  @Test(arguments: awkward)
  func whatWasDraftedIsReadBack(text: String) throws {
    let data = try CanonicalJSON.encode(["text": text, "other": "}\"{"])
    let draft = Draft(
      id: "id" + text, source: "example.com/ledger", type: "t" + text, subject: text,
      time: "2026-11-23T14:05:00.123Z", dataschema: "d" + text, actor: text + "a",
      causationID: text, correlationID: text, data: data)
    let entry = try log.appendExamples([draft])[0]
    let envelope = try Envelope(entry)
    #expect(envelope.position == entry.position)
    #expect(
      Draft(
        id: envelope.id, source: envelope.source, type: envelope.type, subject: envelope.subject,
        time: envelope.time, dataschema: envelope.dataschema, actor: envelope.actor,
        causationID: envelope.causationID, correlationID: envelope.correlationID,
        data: envelope.data) == draft)
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(entry.record.utf8)) as? [String: Any])
    #expect(parsed["subject"] as? String == text)
    #expect((parsed["data"] as? [String: String])?["text"] == text)
    #expect(try log.entries(matching: LogFilter(subject: text), limit: 2) == [entry])
  }

  @Test func aRecordWithoutACauseHasNone() throws {
    let draft = Draft(
      id: "1", source: "example.com/ledger", type: "t", subject: "s",
      time: "2026-11-23T14:05:00.123Z",
      dataschema: "d", actor: "a", causationID: nil, correlationID: "c", data: Array("{}".utf8))
    let entry = try log.appendExamples([draft])[0]
    #expect(try Envelope(entry).causationID == nil)
    #expect(!entry.record.contains("causationid"))
  }

  /// Each damage says the same, or something else, in another form than ours.
  @Test(arguments: [
    ("{\"actor\"", "{ \"actor\""), ("\"sequence\":\"1\"", "\"sequence\":\"2\""),
    ("\"sequence\":\"1\"", "\"sequence\":1"), ("\"1.0\"", "\"1.1\""), ("application", "text"),
    (",\"subject\":\"connection/c1\"", ""), ("user/u1", "user\\/u1"), ("user/u1", "\\u0075ser"),
    ("user/u1", "user\\u0008"), ("user/u1", "user\\u001F"), ("user/u1", "user\\u+01f"),
    ("user/u1", "user\\"), ("user/u1", "user\nu1"), ("user/u1", "\\ud83d\\ude00"),
    ("\"type\":", "\"kind\":"), ("{\"number\":1}", "{\"number\":1"), ("{\"number\":1}", "[1]"),
    ("{\"number\":1}", "{\"number\": 1}"), (".v1\"}", ".v1\"} "), (".v1\"}", ".v1\""),
    (".v1\"}", ".v1\",\"x\":1}"), (".v1\"}", ".v1"), ("\"time\"", "\"time\":\"x\",\"time\""),
  ])
  func anotherFormIsRefused(original: String, damaged: String) throws {
    let entry = try log.appendExamples([.example(1)])[0]
    let record = entry.record.replacing(original, with: damaged)
    try #require(record != entry.record)
    #expect(throws: EventLogError.self) {
      try Envelope(Entry(position: entry.position, record: record))
    }
  }

  /// What ends a string or may not stand in one, and what differs from that in a bit, at each place of
  /// the words in which strings are read.
  @Test(arguments: [
    "\"", "\\", "\u{1F}", "\u{0}", "#", "]", " ", "!", "\u{7F}", "\u{A2}", "\u{DC}", "\u{9F}", "ÿ",
  ])
  func whatMayNotStandInAStringEndsIt(character: String) throws {
    let entry = try log.appendExamples([.example(1)])[0]
    let isPlain = !["\"", "\\", "\u{1F}", "\u{0}"].contains(character)
    for length in 0..<20 {
      for place in 0...length {
        let (before, after) = (place, length - place)
        let text =
          String(repeating: "x", count: before) + character + String(repeating: "x", count: after)
        let record = entry.record.replacing("user/u1", with: text)
        let actor = try? Envelope(Entry(position: entry.position, record: record)).actor
        #expect(actor == (isPlain ? text : nil))
      }
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let entry = try log.appendExamples([.example(1)])[0]
    for length in 0..<entry.record.utf8.count {
      let truncated = String(entry.record.prefix(length))
      try #require(throws: EventLogError.self) {
        try Envelope(Entry(position: entry.position, record: truncated))
      }
    }
    #expect(throws: Never.self) { try Envelope(entry) }
  }
}
