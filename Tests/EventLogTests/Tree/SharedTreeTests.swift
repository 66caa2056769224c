import EventLog
import Foundation
import GRDB
import Testing
import Transparency

/// Several writers of one log, and writers that fail.
@Suite struct SharedTreeTests {
  private let directory: TemporaryDirectory
  private let log: EventLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
  }

  private func open() throws -> EventLog {
    try EventLog.open(at: directory.path(), signer: ExampleKey.source)
  }

  /// Each goes on from what the other left, near and far.
  @Test func inTurn() throws {
    let writers = [log, try open()]
    for (turn, count) in [1, 254, 1, 2, 600, 1, 255, 257, 1, 1].enumerated() {
      let head = Int(try log.head().rawValue)
      _ = try writers[turn % 2].appendExamples((0..<count).map { .example(head + $0) })
      #expect(try log.isSealed(), "turn \(turn)")
    }
  }

  @Test func atOnce() async throws {
    let logs = try (0..<3).map { _ in try open() }
    try await withThrowingTaskGroup { group in
      for (index, log) in logs.enumerated() {
        group.addTask {
          for number in 0..<120 {
            _ = try log.appendExamples([.example(number, id: "writer \(index), \(number)")])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try log.head().rawValue == 360)
    #expect(try log.isSealed())
  }

  private struct Refusal: Error, Equatable {}

  @Test func aTransactionThatIsUndoneLeavesNothing() throws {
    _ = try log.appendExamples((0..<200).map { .example($0) })
    #expect(throws: Refusal()) {
      try log.write { transaction in
        let drafts = (1000..<1400).map { Draft.example($0) }
        _ = try transaction.append(drafts, expecting: try transaction.head())
        throw Refusal()
      }
    }
    #expect(try counts() == [200, 0, 1])
    _ = try log.appendExamples((200..<300).map { .example($0) })
    #expect(try counts() == [300, 1, 2])
    #expect(try log.isSealed())
  }

  /// A connection that goes without committing is what a crash leaves.
  @Test func aProcessThatDiesLeavesNothing() async throws {
    _ = try log.appendExamples((0..<255).map { .example($0) })
    let path = directory.path()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let log = try EventLog.open(at: path, signer: ExampleKey.source)
      try log.write { transaction in
        let drafts = (1000..<1600).map { Draft.example($0) }
        _ = try transaction.append(drafts, expecting: try transaction.head())
        kill(getpid(), SIGKILL)
      }
    }
    #expect(try counts() == [255, 0, 1])
    _ = try open().appendExamples((255..<600).map { .example($0) })
    #expect(try counts() == [600, 2, 2])
    #expect(try log.isSealed())
  }

  /// Rows 65 and on fail when the first 64 are in.
  @Test func aBodyThatPassesOverAFailureLeavesNoHalf() throws {
    _ = try log.appendExamples([.example(0)])
    #expect(throws: EventLogError.self) {
      try log.write { transaction in
        do {
          let drafts = (1...70).map { Draft.example($0, data: $0 == 70 ? #"{"a":}"# : nil) }
          _ = try transaction.append(drafts, expecting: try transaction.head())
        } catch EventLogError.invalidDraft {}
      }
    }
    #expect(try counts() == [1, 0, 1])
    _ = try log.appendExamples([.example(1)])
    #expect(try log.isSealed())
  }

  private func counts() throws -> [Int] {
    try DatabaseQueue(path: directory.path()).read { database in
      try ["entries", "tiles", "checkpoints"].map { table in
        try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table)") ?? -1
      }
    }
  }
}
