import Foundation
import Testing

/// A receiver of other people's making: Standard Webhooks' own library for Python.
enum ForeignReceiver {
  /// What a program said, and how it ended.
  struct Verdict: Sendable {
    let status: Int32
    let output: String
  }

  /// Hands it a message as it was received.
  ///
  /// - Returns: Status 0 when it takes the message, 1 when it refuses it.
  static func verify(
    fields: [String: String], body: [UInt8], secret: String
  ) async throws -> Verdict {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "verify_webhook.py")
    let values = try ["webhook-id", "webhook-timestamp", "webhook-signature"].map {
      try #require(fields[$0])
    }
    return try await run(python, ["-B", script.path, secret] + values, input: body)
  }

  private static func run(
    _ program: String, _ arguments: [String], input: [UInt8]
  ) async throws -> Verdict {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (inlet, outlet) = (Pipe(), Pipe())
    process.standardInput = inlet
    process.standardOutput = outlet
    process.standardError = outlet
    // Short enough to wait in the pipe until it is read.
    try inlet.fileHandleForWriting.write(contentsOf: input)
    try inlet.fileHandleForWriting.close()
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let output = try outlet.fileHandleForReading.readToEnd() ?? Data()
    return Verdict(status: status, output: String(decoding: output, as: UTF8.self))
  }
}
