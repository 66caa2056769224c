import Domain
import EventLog
import GRDB
import Ledger
import Testing
import Transparency
import Views

@Suite("One log, several ledgers open over it")
struct SharedLogTests {
  private let scratch: Scratch
  private let ledger: Ledger
  private let road: Road

  init() async throws {
    scratch = try Scratch()
    ledger = try await scratch.createLedger(.system)
    road = try await Road(ledger)
  }

  @Test("each decides by what the other recorded")
  func alternating() async throws {
    let other = try Ledger.open(at: scratch.location, surroundings: .system)
    let ada = Road.identity
    for (number, name) in ["Ben", "Cleo", "Dora", "Emil"].enumerated() {
      let (first, second) = number.isMultiple(of: 2) ? (ledger, other) : (other, ledger)
      _ = try await first.execute(try road.addition(name), by: ada).events()
      let again = try await second.execute(try road.addition(name), by: ada)
      #expect(again.decision == .refused(.nameTaken(try DisplayName(name))))
    }
    #expect(try await ledger.currentState() == other.currentState())
    #expect(try await ledger.currentState().users.count == 5)
    #expect(try ledger.views.digest() == other.views.digest())
  }

  @Test("of many who ask for one name at once, one gets it")
  func racing() async throws {
    let ledgers = try (0..<4).map { _ in
      try Ledger.open(at: scratch.location, surroundings: .system)
    }
    let ada = Road.identity
    let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
      for turn in 0..<24 {
        let command = try road.addition("Guest \(turn / 4)")
        group.addTask {
          let outcome = try await ledgers[turn % 4].execute(command, by: ada)
          if case .accepted = outcome.decision { return true } else { return false }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(accepted == 6)
    let records = try ledger.records()
    #expect(records.count == 3 + 2 * 24)
    #expect(records.map(\.position.rawValue) == Array(1...Int64(records.count)))
    #expect(try await ledger.currentState().users.count == 7)
  }

  @Test("views that are rebuilt while another appends are those of the root that they name")
  func rebuildingMeanwhile() async throws {
    let others = try (0..<2).map { _ in
      try Ledger.open(at: scratch.location, surroundings: .system)
    }
    try await withThrowingTaskGroup { group in
      for (number, other) in others.enumerated() {
        let commands = try (0..<40).map { try road.addition("Guest \(number) \($0)") }
        group.addTask {
          for command in commands { _ = try await other.execute(command, by: Road.identity) }
        }
      }
      for _ in 0..<12 {
        let report = try await Ledger.rebuildViews(at: scratch.location)
        let note = try #require(try ledger.log.checkpoint(of: UInt64(report.entries)))
        #expect(try Checkpoint(text: note.text).root.base64 == report.root, "\(report.entries)")
      }
      try await group.waitForAll()
    }
    #expect(try Ledger.checkViews(at: scratch.location).problems.isEmpty)
  }

  @Test("what the log does not take did not happen")
  func unwritable() async throws {
    let before = try await ledger.currentState()
    let head = try ledger.log.head()
    let side = try DatabaseQueue(path: scratch.location.log)
    try await side.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER full BEFORE INSERT ON entries WHEN NEW.position % 2 = 1
          BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
          """)
    }
    let command = try road.addition("Ben")
    await #expect(throws: LedgerError.self) {
      try await ledger.execute(command, by: Road.identity)
    }
    #expect(try ledger.log.head() == head)
    #expect(try await ledger.currentState() == before)
    #expect(try ledger.views.state().position == head)
    try await side.write { try $0.execute(sql: "DROP TRIGGER full") }
    _ = try await ledger.execute(command, by: Road.identity).events()
    #expect(try ledger.log.head().rawValue == head.rawValue + 2)
  }
}
