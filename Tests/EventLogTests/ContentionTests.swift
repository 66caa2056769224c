import EventLog
import GRDB
import Testing

@Suite struct ContentionTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Two connections stand for two processes: SQLite's locks work between connections.
  @Test func appendsThatRaceLeaveNoGap() async throws {
    let path = directory.path()
    let logs = [
      try EventLog.create(at: path, signer: ExampleKey.source),
      try EventLog.open(at: path, signer: ExampleKey.source),
    ]
    try await withThrowingTaskGroup { group in
      for (index, log) in logs.enumerated() {
        group.addTask {
          for number in 0..<50 {
            _ = try log.appendExamples([.example(number, id: "writer \(index), \(number)")])
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try logs[0].entries(after: .beginning, limit: 1000)
    #expect(entries.map(\.position.rawValue) == Array(1...100))
    #expect(try entries == logs[1].entries(after: .beginning, limit: 1000))
  }

  @Test func anOutdatedHeadOfAnotherConnectionIsRefused() throws {
    let first = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    let second = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
    let head = try first.head()
    _ = try second.appendExamples([.example(1)])
    #expect(throws: EventLogError.unexpectedHead(expected: head, found: head.next)) {
      try first.write { try $0.append([.example(2)], expecting: head) }
    }
  }

  @Test func aLogThatAnotherHoldsIsLockedToWritersOnly() throws {
    let path = directory.path()
    let log = try EventLog.create(at: path, signer: ExampleKey.source)
    _ = try log.appendExamples([.example(1)])
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let holder = try DatabaseQueue(path: path, configuration: configuration)
    try holder.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    #expect(throws: EventLogError.locked(path: path)) { try log.appendExamples([.example(2)]) }
    #expect(try log.head().rawValue == 1)
    try holder.writeWithoutTransaction { try $0.rollback() }
    #expect(try log.appendExamples([.example(2)]).count == 1)
  }

  @Test func readingDoesNotSeeWhatIsAppendedMeanwhile() throws {
    let reader = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    let writer = try EventLog.open(at: directory.path(), signer: ExampleKey.source)
    _ = try reader.appendExamples((1...3).map { .example($0) })
    var seen: [Int64] = []
    try reader.read(after: .beginning) { entry in
      seen.append(entry.position.rawValue)
      _ = try writer.appendExamples([.example(seen.count + 10)])
    }
    #expect(seen == [1, 2, 3])
    #expect(try reader.head().rawValue == 6)
  }
}
