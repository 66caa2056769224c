import Foundation
import Sandbox
import Testing

@Suite("Brevo's own client")
struct BrevoClientTests {
  @Test("understands the sandbox")
  func drive() async throws {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "brevo_python_drive.py")
    try await withSandbox { sandbox in
      let (status, output) = try await run(python, [script.path, sandbox.baseURL, "sandbox-key"])
      #expect(status == 0, "\(output)")
      #expect(await sandbox.account.contactCount == 2)
    }
  }

  /// Runs a program to its end.
  private func run(
    _ program: String, _ arguments: [String]
  ) async throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return (status, String(decoding: output, as: UTF8.self))
  }
}
