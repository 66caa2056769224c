import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

/// A log of some blocks whose clock was put back and forth, against a plain search of all its times.
@Suite("Where in the log the entries of a period are")
struct TimesTests {
  private static let width = 256
  private static let count = 1200

  private let scratch: Scratch
  private let log: EventLog
  private let times: [Timestamp]

  init() throws {
    scratch = try Scratch()
    let times = (0..<Self.count).map(Self.time)
    // What an entry says does not matter here: each is the same command.
    let script = try scratch.history("script.sqlite")
    let command = try Envelope(try #require(try script.entries(after: .beginning, limit: 1).first))
    log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    try log.write { transaction in
      _ = try transaction.append(
        times.enumerated().map { number, time in
          Draft(
            id: UUIDv7(milliseconds: 0, random: (7, UInt64(number))).description,
            source: command.source, type: command.type, subject: command.subject,
            time: time.description, dataschema: command.dataschema, actor: command.actor,
            causationID: nil, correlationID: command.correlationID, data: command.data)
        }, expecting: .beginning)
    }
    self.times = times
  }

  /// A minute an entry; in the second block the clock is behind for a while, in the fourth far ahead.
  private static func time(number: Int) -> Timestamp {
    let minutes =
      switch number {
      case 300..<320: number - 200
      case 900..<903: number + 10_000
      default: number
      }
    return Timestamp(milliseconds: 1_795_424_000_000 + Int64(minutes) * 60_000)
  }

  private static let instants: [Timestamp?] =
    [0, 1, 100, 119, 120, 255, 256, 299, 320, 511, 767, 900, 902, 1199].map { time(number: $0) }
    + [Timestamp(milliseconds: 0), Timestamp(milliseconds: 4_000_000_000_000), nil]

  @Test(arguments: instants, instants)
  func isThatOfTheBlocksThatMayHaveSome(since: Timestamp?, until: Timestamp?) throws {
    let views = try scratch.views(of: log)
    let found = try views.extent(since: since, until: until, head: try log.head())
    #expect(found == expected(since, until))
    let inside = times.indices.filter { number in
      since.map { times[number] >= $0 } ?? true && until.map { times[number] < $0 } ?? true
    }
    for number in inside {
      let position = try #require(Position(rawValue: Int64(number) + 1))
      #expect(try #require(found).contains(position))
    }
  }

  @Test func isTheSameHoweverItWasProjected() throws {
    let whole = try scratch.views(of: log).digest()
    let steps = try Views.open(at: scratch.path("steps.sqlite"), entriesPerTransaction: 7)
    try steps.catchUp(with: log)
    #expect(try steps.digest() == whole)
  }

  @Test func whatIsNotProjectedMayBeOfAnyTime() throws {
    let short = try EventLog.create(at: scratch.path("short.sqlite"), signer: Script.signer)
    try log.copyEntries(upTo: try #require(Position(rawValue: 600)), into: short)
    let views = try scratch.views(of: short, "short-views.sqlite")
    let (head, next) = (try log.head(), try #require(Position(rawValue: 601)))
    // In the first block and nowhere else; in no block at all.
    let early = try views.extent(since: times[0], until: times[1], head: head)
    #expect(early?.lowerBound.rawValue == 1)
    #expect(early?.upperBound == head)
    #expect(try views.extent(since: times[900], until: nil, head: head) == next...head)
    #expect(try views.extent(since: times[900], until: nil, head: short.head()) == nil)
  }

  /// The plain reference: every block of the log, one after the other.
  private func expected(_ since: Timestamp?, _ until: Timestamp?) -> ClosedRange<Position>? {
    let blocks = stride(from: 0, to: Self.count, by: Self.width).filter { start in
      let block = times[start..<min(start + Self.width, Self.count)]
      guard let earliest = block.min(), let latest = block.max() else { return false }
      return since.map { latest >= $0 } ?? true && until.map { earliest < $0 } ?? true
    }
    guard let first = blocks.first, let last = blocks.last,
      let lower = Position(rawValue: Int64(first) + 1),
      let upper = Position(rawValue: Int64(last + Self.width))
    else { return nil }
    return lower...upper
  }
}
