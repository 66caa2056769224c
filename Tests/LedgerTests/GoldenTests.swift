import Domain
import EventLog
import Foundation
import Ledger
import ScriptedIdentities
import Testing

@Suite("Golden records")
struct GoldenTests {
  /// The records of a short road, a line each.
  ///
  /// What is stored never changes its form: a difference is a new version's type name missing.
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("road.ndjson").path

  @Test("a short road is recorded byte for byte as it always was")
  func road() async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    try await walk(try await Road(ledger))
    var lines = ""
    try ledger.log.read(after: .beginning) { lines += $0.record + "\n" }
    if ProcessInfo.processInfo.environment["WAYBILL_UPDATE_GOLDEN"] == "1" {
      try Data(lines.utf8).write(to: URL(fileURLWithPath: Self.path))
    }
    let golden = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: Self.path)), as: UTF8.self)
    let (found, expected) = (lines.split(separator: "\n"), golden.split(separator: "\n"))
    for (place, pair) in zip(found, expected).enumerated() {
      #expect(pair.0 == pair.1, "record \(place + 1)")
    }
    #expect(found.count == expected.count)
  }

  private func walk(_ road: Road) async throws {
    try await road.ask(try road.addition("Ben"))
    try await road.ask(try road.addition("ben"))
    try await road.ask(try road.addition("Eve"), by: .scripted("Mallory"))
    let order = try await road.start()
    let (ledger, run) = (road.ledger, road.run)
    let reports: [RunEvent] = [
      road.started, road.prepared,
      .batchDeferred(
        .init(run: run, number: 1, attempt: 1, cause: .rateLimited, waitMilliseconds: 7000)),
      .batchUnanswered(.init(run: run, number: 1, attempt: 2, cause: .timedOut)),
      .batchSent(.init(run: run, number: 1, attempt: 3, process: 78)),
    ]
    for report in reports {
      _ = try await ledger.record(report, by: .user(road.ada), cause: order.cause)
    }
    let resumption = try await road.ask(
      .run(.resume(.init(run: run, consentText: CurrentConsent.english.name))))
    let refused = [ImportRefusals(reason: "invalid_emails", rows: 1)]
    let figures = RunFigures(
      read: 2, sent: 2, duplicates: 0, withheld: 0, rejected: [], phonesBlanked: 0)
    let ends: [RunEvent] = [
      .batchImported(
        .init(run: run, number: 1, process: 78, outcome: .completed, refused: refused)),
      .completed(
        .init(
          run: run, figures: figures, batches: 1, milliseconds: 1234, refused: refused,
          warnings: [.refusedBySendinblue])),
    ]
    for end in ends {
      _ = try await ledger.record(end, by: .user(road.ada), cause: resumption.cause)
    }
    #expect(try await ledger.currentState().runs.isEmpty)
  }
}
