import EventLog
import Foundation
import GRDB
import Testing
import Transparency

/// A log that is carried elsewhere as lines, and made again of them.
@Suite struct ExchangeTests {
  private let directory: TemporaryDirectory
  private let log: EventLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    // The last commit is longer than what is taken over in a transaction.
    try log.appendHistory([3, 4, 256, 300, 12_000, 12_001])
    let wendy = try Cosigner(name: KeyName("wendy"), seed: [UInt8](repeating: 1, count: 32))
    let note = try #require(try log.checkpoint(of: 300))
    let line = Array((wendy.cosign(note, at: 1).line + "\n").utf8)
    _ = try log.keep(answer: line, of: 300, witnesses: [wendy.verifier])
  }

  private func lines() throws -> [String] {
    var lines: [String] = []
    try log.export { lines.append(try $0.text()) }
    return lines
  }

  @discardableResult
  private func made(
    of lines: [String], signedBy verifier: NoteVerifier = ExampleKey.own.verifier
  ) throws -> EventLog {
    var rest = lines[...]
    return try EventLog.import(
      at: directory.path("copy.sqlite"), signedBy: verifier, signer: ExampleKey.source,
      next: { rest.popFirst() })
  }

  /// All that a log's file holds.
  private func rows(_ name: String) throws -> [Row] {
    try DatabaseQueue(path: directory.path(name)).read { database in
      try [
        "SELECT position, record FROM entries ORDER BY position",
        "SELECT * FROM tiles ORDER BY level, number",
        "SELECT * FROM checkpoints ORDER BY size",
        "SELECT * FROM cosignatures ORDER BY size, line",
      ].flatMap { try Row.fetchAll(database, sql: $0) }
    }
  }

  @Test func comesOutTheSame() async throws {
    let copy = try made(of: lines())
    #expect(try rows("copy.sqlite") == rows("log.sqlite"))
    #expect(try await copy.verdicts().isEmpty)
    // And it goes on alike.
    for log in [log, copy] { try log.appendHistory([12_010]) }
    #expect(try copy.lastCheckpoint() == log.lastCheckpoint())
  }

  @Test func everyLineIsARecordOrACheckpoint() throws {
    let lines = try lines()
    var entries: [Entry] = []
    try log.read(after: .beginning) { entries.append($0) }
    let records = lines.filter { !$0.hasPrefix("{\"checkpoint\":") }
    #expect(records == entries.map(\.record))
    #expect(lines.count == records.count + 6)
    #expect(lines[3].hasPrefix("{\"checkpoint\":\"example.com/ledger\\n3\\n"))
    for line in lines.suffix(20) {
      #expect(!line.contains("\n"))
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
  }

  /// What is done to the lines, which is refused, and why.
  struct Spoiling: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let line: Int
    let flaw: ExchangeFlaw
    let spoil: @Sendable (inout [String]) throws -> Void

    init(
      _ name: String, line: Int, _ flaw: ExchangeFlaw,
      _ spoil: @escaping @Sendable (inout [String]) throws -> Void
    ) {
      (testDescription, self.line, self.flaw, self.spoil) = (name, line, flaw, spoil)
    }
  }

  static let spoilings = [
    Spoiling("two records exchanged", line: 1, .malformedRecord) { $0.swapAt(0, 1) },
    Spoiling("a record gone", line: 2, .malformedRecord) { $0.remove(at: 1) },
    Spoiling("a record twice", line: 2, .malformedRecord) { $0.insert($0[0], at: 0) },
    Spoiling("a record edited", line: 4, .otherRoot) {
      $0[1] = $0[1].replacing("\"number\":1", with: "\"number\":9")
    },
    Spoiling("a record spelt otherwise", line: 3, .malformedRecord) {
      $0[2] = $0[2].replacing("\",\"", with: "\", \"")
    },
    Spoiling("an empty line", line: 2, .malformedRecord) { $0.insert("", at: 1) },
    Spoiling("a record of another log", line: 1, .foreignRecord(source: "example.com/another")) {
      $0[0] = $0[0].replacing("example.com/ledger", with: "example.com/another")
    },
    Spoiling("a checkpoint twice", line: 5, .otherSize(3)) { $0.insert($0[3], at: 4) },
    Spoiling("a checkpoint too early", line: 3, .otherSize(3)) { $0.swapAt(2, 3) },
    Spoiling("a checkpoint that is none", line: 4, .malformedCheckpoint) {
      $0[3] = "{\"checkpoint\":\"example.com/ledger\"}"
    },
    Spoiling("another key's checkpoint", line: 4, .unsigned(.unsigned(name: "example.com/ledger")))
    {
      let checkpoint = Checkpoint(
        origin: try KeyName("example.com/ledger"), size: 3, root: TreeHash(leaf: [1]))
      $0[3] = try ExchangeLine.checkpoint(checkpoint.signed(by: ExampleKey.another)).text()
    },
    Spoiling("a checkpoint of another root", line: 4, .otherRoot) {
      let checkpoint = Checkpoint(
        origin: try KeyName("example.com/ledger"), size: 3, root: TreeHash(leaf: [1]))
      $0[3] = try ExchangeLine.checkpoint(checkpoint.signed(by: ExampleKey.own)).text()
    },
    Spoiling("cut off behind a record", line: 12_006, .unfinished) { $0.removeLast() },
    Spoiling("cut off in a record", line: 12_006, .malformedRecord) {
      $0.removeLast()
      $0[$0.count - 1].removeLast(9)
    },
    Spoiling("nothing", line: 0, .empty) { $0 = [] },
    Spoiling("a checkpoint of nothing", line: 1, .otherSize(3)) { $0 = [$0[3]] },
  ]

  @Test(arguments: spoilings)
  func isRefusedWhereItIsNot(_ spoiling: Spoiling) throws {
    var lines = try lines()
    try spoiling.spoil(&lines)
    #expect(throws: EventLogError.notAnExport(line: spoiling.line, flaw: spoiling.flaw)) {
      try made(of: lines)
    }
  }

  @Test func cutOffBehindACheckpointItIsAnOlderLog() async throws {
    let lines = try lines()
    let end = try #require(lines.lastIndex { $0.hasPrefix("{\"checkpoint\":") && $0 != lines.last })
    let copy = try made(of: Array(lines[...end]))
    #expect(try copy.head().rawValue == 12_000)
    #expect(try await copy.verdicts().isEmpty)
    #expect(
      try await copy.verdicts(kept: [#require(try log.lastCheckpoint())])
        == ["checkpoints rolled-back 12001-12001"])
  }

  @Test func nothingIsWrittenOverALog() throws {
    try made(of: lines())
    #expect(throws: EventLogError.alreadyExists(path: directory.path("copy.sqlite"))) {
      try made(of: lines())
    }
  }
}
