import Domain
import EventLog
import Foundation
import GRDB
import ScriptedHistory
import Testing
import Transparency
import Views

@Suite("Views that are built afresh")
struct FreshViewsTests {
  private let scratch: Scratch
  private let log: EventLog

  init() throws {
    scratch = try Scratch()
    log = try scratch.history()
  }

  private func fresh(upTo position: Int64) throws -> FreshViews {
    let fresh = try FreshViews(beside: scratch.path("views.sqlite"), from: log)
    try fresh.advance(to: try #require(Position(rawValue: position)))
    return fresh
  }

  @Test(arguments: [1, 2, 20, 67, 118, 199, 256] as [Int64])
  func areThoseOfALogThatEndsThere(position: Int64) throws {
    let end = try #require(Position(rawValue: position))
    let ending = try EventLog.create(at: scratch.path("ending.sqlite"), signer: Script.signer)
    try log.copyEntries(upTo: end, into: ending)
    let due = try scratch.views(of: ending, "due.sqlite")
    let past = Views(try fresh(upTo: position))
    #expect(try past.digest() == due.digest())
    #expect(try past.state() == due.state())
    #expect(try past.users() == due.users())
  }

  @Test func goOnWhereTheyStand() throws {
    let stepwise = try fresh(upTo: 60)
    try stepwise.advance(to: log.head())
    try stepwise.advance(to: #require(Position(rawValue: 60)))
    #expect(try stepwise.digest() == scratch.views(of: log).digest())
  }

  @Test func tellHowFarTheyAre() throws {
    var script = Script()
    try script.beginLedger()
    for _ in 0..<2500 {
      try script.ask(.user(.deactivate(.init(user: Cast.dora))), by: .user(Cast.dora))
    }
    let long = try EventLog.create(at: scratch.path("long.sqlite"), signer: Script.signer)
    try script.write(into: long)
    var told: [Int64] = []
    let head = try long.head()
    try FreshViews(beside: scratch.path("views.sqlite"), from: long)
      .advance(to: head) { done, total in
        told.append(done)
        #expect(total == head.rawValue)
      }
    #expect(told == [1000, 2000, 3000, 4000, 5000])
  }

  /// Of many stretches that are read side by side, each is projected in its turn.
  @Test func areTheSameWhenTheLogIsReadAhead() async throws {
    var script = Script()
    try script.play()
    for _ in 0..<1500 {
      try script.ask(.user(.deactivate(.init(user: Cast.dora))), by: .user(Cast.dora))
    }
    let long = try EventLog.create(at: scratch.path("long.sqlite"), signer: Script.signer)
    try script.write(into: long)
    let end = try #require(Position(rawValue: long.head().rawValue - 3))
    let ahead = try FreshViews(beside: scratch.path("views.sqlite"), from: long)
    var told: [Int64] = []
    for position in [Position(rawValue: 700), end, end].compactMap(\.self) {
      try await ahead.readAhead(to: position) { done, _ in told.append(done) }
    }
    #expect(told == [1000, 2000, 3000])
    let inTurn = try FreshViews(beside: scratch.path("views.sqlite"), from: long)
    try inTurn.advance(to: end)
    #expect(try ahead.digest() == inTurn.digest())
    #expect(try Views(ahead).state().position == end)
  }

  @Test func sayWhichEntryCannotBeReadAhead() async throws {
    var script = Script()
    try script.play()
    let odd = try EventLog.create(at: scratch.path("odd.sqlite"), signer: Script.signer)
    try script.write(into: odd)
    let place = try odd.head().next
    script.append(type: "waybill.event.moon-landed.v1", data: "{}")
    try script.write(into: odd)
    let fresh = try FreshViews(beside: scratch.path("views.sqlite"), from: odd)
    await #expect(throws: ViewsError.unknownType(place, type: "waybill.event.moon-landed.v1")) {
      try await fresh.readAhead(to: odd.head())
    }
  }

  @Test func leaveNothingBehindThemselves() throws {
    let folder = scratch.path("")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let fresh = try fresh(upTo: 100)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
    #expect(try Views(fresh).state().position.rawValue == 100)
  }

  @Test func takeAwayWhatOthersLeft() throws {
    let left = scratch.path("views.sqlite.\(UUID().uuidString)")
    let (full, other) = (
      scratch.path("views.sqlite.\(UUID().uuidString)"), scratch.path("views.sqlite.notes")
    )
    for path in [left, other] { try Data().write(to: URL(fileURLWithPath: path)) }
    try Data("not ours".utf8).write(to: URL(fileURLWithPath: full))
    _ = try fresh(upTo: 1)
    let there = [left, full, other].map { FileManager.default.fileExists(atPath: $0) }
    #expect(there == [false, true, true])
  }

  /// Somebody reads while the content is exchanged, and others have the file open all along.
  @Test func takeThePlaceOfOthersWhileTheseAreRead() throws {
    let views = try scratch.views(of: log)
    let path = scratch.path("views.sqlite")
    let file = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    let reader = try Views.open(at: path)
    let reading = try DatabaseQueue(path: path)
    try reading.write { try $0.execute(sql: "DELETE FROM users") }
    try reading.read { database in
      #expect(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM users") == 0)
      try views.rebuild(from: log)
      // A transaction sees what was there at its beginning.
      #expect(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM users") == 0)
    }
    #expect(try reader.users() == views.users())
    #expect(try reader.users().isEmpty == false)
    #expect(
      try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int == file)
    // They can be followed on, by whoever had them open before.
    #expect(try reader.catchUp(with: log) == log.head())
  }

  /// All but SQLite's own counters: of changes, of the layout's changes, and for which change its
  /// version holds (sqlite.org/fileformat2, 1.3.7, 1.3.9 and 1.3.14).
  @Test func areTheSameBytesEveryTime() throws {
    let path = scratch.path("views.sqlite")
    let views = try scratch.views(of: log)
    func bytes() throws -> Data {
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      for counter in [24, 40, 92] { bytes.resetBytes(in: counter..<counter + 4) }
      return bytes
    }
    try views.rebuild(from: log)
    let first = try bytes()
    #expect(first.count > 100_000)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "CREATE TABLE more (a); DELETE FROM runs; UPDATE users SET name = 'x'")
    }
    try views.rebuild(from: log)
    #expect(try bytes() == first)
  }

  @Test func whatTheyCameToIsKept() throws {
    let views = try scratch.views(of: log)
    #expect(try views.lastRebuild() == nil)
    let digest = try views.digest()
    let report = try views.rebuild(from: log)
    #expect(try views.lastRebuild() == report)
    #expect(report.digest == digest)
    // That they were built anew is none of what follows from the log.
    #expect(try views.digest() == digest)
  }

  @Test func aBusyFileStaysAsItWas() throws {
    let views = try scratch.views(of: log)
    let digest = try views.digest()
    let path = scratch.path("views.sqlite")
    let writer = try DatabaseQueue(path: path)
    try writer.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: ViewsError.locked(path: path)) { try views.rebuild(from: log) }
      try database.execute(sql: "ROLLBACK")
    }
    #expect(try views.digest() == digest)
    #expect(try views.lastRebuild() == nil)
  }
}
