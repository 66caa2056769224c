import EventLog
import Foundation
import Testing

/// Faults of the disk, made by the system itself.
@Suite struct FaultTests {
  #if os(Linux)
  /// A file system of 256 KiB; mounting one takes root.
  @Test(.enabled(if: geteuid() == 0))
  func aFullDiskLeavesTheLogAsItWas() throws {
    let directory = try TemporaryDirectory()
    let disk = directory.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
    try #require(mount("tmpfs", disk, "tmpfs", 0, "size=256k") == 0)
    defer { umount2(disk, Int32(MNT_DETACH)) }
    let path = disk + "/log.sqlite"
    let log = try EventLog.create(at: path, signer: ExampleKey.source)
    let written = try log.appendExamples([.example(1), .example(2)])
    let padding = "{\"a\":\"" + String(repeating: "x", count: 60_000) + "\"}"
    #expect(throws: EventLogError.diskFull(path: path)) {
      try log.appendExamples((10..<20).map { .example($0, data: padding) })
    }
    #expect(try log.entries(after: .beginning, limit: 100) == written)
    let reopened = try EventLog.open(at: path, signer: ExampleKey.source)
    #expect(try reopened.entries(after: .beginning, limit: 100) == written)
    #expect(try reopened.appendExamples([.example(3)]).map(\.position.rawValue) == [3])
  }

  /// Past the limit on a file's size the kernel refuses to write, in the midst of the commit.
  ///
  /// In a process of its own, as the limit holds for all files of a process.
  @Test func aCommitThatFailsHalfwayHasAnUnknownOutcome() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      let path = directory.path()
      let log = try EventLog.create(at: path, signer: ExampleKey.source)
      let written = try log.appendExamples([.example(1)])
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 200_000, rlim_max: rlim_t.max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let padding = "{\"a\":\"" + String(repeating: "x", count: 60_000) + "\"}"
      let error = #expect(throws: EventLogError.self) {
        try log.appendExamples((10..<20).map { .example($0, data: padding) })
      }
      guard case .commitOutcomeUnknown = error else {
        Issue.record("threw \(String(describing: error))")
        return
      }
      limit.rlim_cur = rlim_t.max
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let reopened = try EventLog.open(at: path, signer: ExampleKey.source)
      #expect(try reopened.entries(after: .beginning, limit: 100) == written)
      #expect(try reopened.appendExamples([.example(3)]).map(\.position.rawValue) == [2])
    }
  }
  #endif

  /// The log is read as bytes, so nothing hides behind a NUL or in broken UTF-8.
  @Test(arguments: [
    ("record || char(0) || 'hidden'", true),
    ("replace(record, 'user/u1', CAST(x'C3' AS TEXT))", false),
  ])
  func whatWasSmuggledInIsSeen(expression: String, readable: Bool) throws {
    let directory = try TemporaryDirectory()
    let log = try EventLog.create(at: directory.path(), signer: ExampleKey.source)
    let written = try log.appendExamples([.example(1)])
    try forge("UPDATE entries SET record = \(expression)", at: directory.path())
    if readable {
      let read = try log.entries(after: .beginning, limit: 1)
      #expect(read[0].record == written[0].record + "\u{0}hidden")
      #expect(throws: EventLogError.self) { try Envelope(read[0]) }
    } else {
      #expect(throws: EventLogError.malformedRecord(written[0].position, offset: 0)) {
        try log.entries(after: .beginning, limit: 1)
      }
    }
  }
}
