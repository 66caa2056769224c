import Domain
import Foundation
import Ledger
import Runner
import Testing
import Vault
import Views

/// Looks at a workplace's ledger from this process, beside the programs that work on it.
struct Watcher {
  /// The ledger.
  let ledger: Ledger

  private let home: String
  private let anna: Identity

  /// Opens the ledger of a workplace.
  init(_ place: Workplace) throws {
    home = place.home
    anna = try .load(from: place.identity(of: "Anna"), agentSocket: nil)
    ledger = try Ledger.open(
      at: LedgerLocation(
        directory: place.ledger, masterKey: nil, signingKey: nil,
        keys: place.home + "/.config/waybill/keys"),
      surroundings: .system)
  }

  /// Sets a schedule that has been due since the day before yesterday, as if nobody had kept to it.
  ///
  /// - Parameter times: At which times of the day, in UTC.
  /// - Returns: How many of its instants have come.
  /// - Throws: Where the ledger or a rule does not let it be set.
  @discardableResult
  func fallBehind(_ times: String...) async throws -> Int {
    let now = ledger.surroundings.now
    let from = Timestamp(milliseconds: now.milliseconds - 2 * 24 * 3_600_000)
    let schedule = Schedule(
      days: Weekday.allCases, times: times.compactMap(TimeOfDay.init), timeZone: "UTC")
    let command = Command.schedule(
      .set(.init(schedule: schedule, isTimeZoneKnown: true, from: from)))
    _ = try await ledger.execute(command, by: anna).events()
    let past = Occurrences(schedule)?.latest(atOrBefore: now, after: from)
    return try #require(past).earlier + 1
  }

  /// Waits until something is so, by looking again and again, two minutes at most.
  func wait(
    until what: String, at location: SourceLocation = #_sourceLocation,
    _ isSo: () async throws -> Bool
  ) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      if try await isSo() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    try #require(Bool(false), "waited in vain until \(what)", sourceLocation: location)
  }

  /// Waits until so many refreshes have ended.
  func waitForRefreshes(_ count: Int) async throws {
    try await wait(until: "\(count) refreshes have ended") {
      try ledger.views.refreshes(limit: .max).count { $0.completedAt != nil } == count
    }
  }

  /// Waits until a program that is still running has said something.
  ///
  /// - Parameter words: Matches what it says.
  /// - Returns: What was matched.
  /// - Throws: Where nothing says it in time.
  func waitForMessage(_ words: Regex<(Substring, Substring)>) async throws -> String {
    var found: String?
    try await wait(until: "a program says it") {
      for name in try FileManager.default.contentsOfDirectory(atPath: home)
      where name.hasSuffix(".err") {
        let text = try String(contentsOfFile: home + "/" + name, encoding: .utf8)
        if let match = text.firstMatch(of: words) { found = String(match.output.1) }
      }
      return found != nil
    }
    return try #require(found)
  }
}
