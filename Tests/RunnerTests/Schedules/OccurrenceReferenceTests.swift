import Domain
import Foundation
import Runner
import Testing

@Suite("Another program, with another copy of the time zones")
struct OccurrenceReferenceTests {
  private static let times = [
    "00:00", "00:30", "01:30", "02:00", "02:15", "02:30", "03:00", "06:00", "23:59",
  ]

  @Test(
    "finds the same occurrences over ten years",
    arguments: [
      "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
      "Asia/Hong_Kong",
    ])
  func tenYears(_ zone: String) async throws {
    let lines = try await reference(zone)
    #expect(lines.count == 3653)
    let columns = lines.map { $0.split(separator: " ").dropFirst().compactMap { Int64($0) } }
    for (column, time) in Self.times.enumerated() {
      try compare([time], in: zone, with: columns.map { try #require($0.dropFirst(column).first) })
    }
    // All at once, those that meet in one instant being one.
    try compare(Self.times, in: zone, with: Set(columns.joined()).sorted())
  }

  private func compare(_ times: [String], in zone: String, with reference: [Int64]) throws {
    let occurrences = try Timetable.occurrences(zone, times)
    let first = try #require(reference.first)
    let last = try #require(reference.last)
    let found = occurrences.stepping(
      after: Timestamp(milliseconds: first * 60_000 - 1),
      through: Timestamp(milliseconds: last * 60_000))
    let expected = reference.map { Timestamp(milliseconds: $0 * 60_000) }
    // Only what differs: the rest would fill pages.
    let missing = Set(expected).subtracting(found)
    let wrong = Set(found).subtracting(expected)
    #expect(
      missing.isEmpty && wrong.isEmpty,
      """
      \(zone) at \(times): not found \(missing), found instead \(wrong), with the zones of \
      \(TimeZone.timeZoneDataVersion) here; those of the tzdata that Tools/test installs are of 2025b
      """)
    #expect(found.count == expected.count)
  }

  /// The other program's lines, one a date.
  private func reference(_ zone: String) async throws -> [Substring] {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "occurrence_reference.py")
    // A file takes any amount; a pipe that nobody reads meanwhile would fill up.
    let file = FileManager.default.temporaryDirectory
      .appending(path: "occurrences-\(UUID().uuidString).txt")
    try Data().write(to: file)
    defer {
      do {
        try FileManager.default.removeItem(at: file)
      } catch {
        print("left behind: \(file.path)")
      }
    }
    let process = Process()
    process.executableURL = URL(filePath: python)
    // -B leaves no compiled modules beside the sources.
    process.arguments = ["-B", script.path, zone, "2024-01-01", "2034-01-01"] + Self.times
    process.standardOutput = try FileHandle(forWritingTo: file)
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let output = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    // What went wrong, the program has said itself, on standard error.
    try #require(
      status == 0, "\(script.lastPathComponent) failed for \(zone); Tools/test installs its tzdata")
    return output.split(separator: "\n")
  }
}
