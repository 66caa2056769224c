import Domain
import Logging
import Results
import Synchronization
import Testing
import waybill

@Suite struct LineLogHandlerTests {
  private struct Failure: Error, CustomStringConvertible {
    let description = "It failed."
  }

  /// What a handler wrote.
  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock(\.self) }

    func logger(_ format: LogFormat, from level: Logger.Level = .trace) -> Logger {
      Logger(label: "test") { _ in
        LineLogHandler(
          settings: LogSettings(level: level, format: format),
          clock: { Timestamp(milliseconds: 1_795_442_709_120) }
        ) { line in self.lines.withLock { $0.append(line) } }
      }
    }
  }

  @Test func `A line for people`() {
    let lines = Lines()
    let logger = lines.logger(.text)
    logger.info("Begun")
    logger.error(
      "A run failed", error: Failure(), metadata: ["run": "1", "destination": "The News", "a": ""])
    logger.debug(
      "Nested", metadata: ["list": ["a", "b c"], "map": ["z": "1", "k": .stringConvertible(2)]])
    #expect(
      lines.all == [
        "2026-11-23T14:05:09.120Z info Begun",
        #"2026-11-23T14:05:09.120Z error A run failed a="" destination="The News" "#
          + #"error="It failed." run=1"#,
        #"2026-11-23T14:05:09.120Z debug Nested list=[a,"b c"] map={k=2,z=1}"#,
      ])
  }

  @Test func `A JSON object for programs`() {
    let lines = Lines()
    let logger = lines.logger(.json)
    logger.info("Begun")
    logger.critical("Nested", metadata: ["list": ["a", "b"], "map": ["k": .stringConvertible(2)]])
    #expect(
      lines.all == [
        #"{"level":"info","message":"Begun","metadata":{},"time":"2026-11-23T14:05:09.120Z"}"#,
        #"{"level":"critical","message":"Nested","metadata":{"list":["a","b"],"map":{"k":"2"}},"#
          + #""time":"2026-11-23T14:05:09.120Z"}"#,
      ])
  }

  @Test(arguments: LogFormat.allCases) func `A value can begin no line and move no cursor`(
    format: LogFormat
  ) {
    let lines = Lines()
    let hostile = "a\n2026-11-23T14:05:10.000Z info forged\u{1B}[2J\u{202E}\r\u{2028}\"=\\"
    lines.logger(format).info(
      "Said \(hostile)", metadata: ["v": "\(hostile)", "k\n=": "x", "l": ["\(hostile)"]])
    #expect(lines.all.count == 1)
    #expect(lines.all[0].unicodeScalars.allSatisfy { !$0.isInvisible })
  }

  @Test func `What is below the level is not written`() {
    let lines = Lines()
    let logger = lines.logger(.text, from: .warning)
    logger.info("No")
    logger.warning("Yes")
    #expect(lines.all == ["2026-11-23T14:05:09.120Z warning Yes"])
  }

  @Test func `What is said closer to the message counts`() {
    let lines = Lines()
    var logger = lines.logger(.text)
    logger[metadataKey: "a"] = "logger"
    logger[metadataKey: "b"] = "logger"
    logger[metadataKey: "c"] = "logger"
    #expect(logger[metadataKey: "a"] == "logger")
    logger.handler.metadataProvider = .init { ["b": "provider", "c": "provider"] }
    logger.info("M", metadata: ["c": "message"])
    #expect(lines.all == ["2026-11-23T14:05:09.120Z info M a=logger b=provider c=message"])
  }
}
