import Domain
import Foundation
import Runner
import Sendinblue
import Testing
import WebhookReceiver
import Webhooks

@Suite("Messages beside the written rules")
struct NoticeSchemaTests {
  private static let refused = SendinblueError.keyRefused(
    Exchange(operation: .importContacts, status: 401, code: .unauthorized))

  @Test("somebody else's program finds every kind of message as it is documented")
  func kinds() async throws {
    let gateway = ScriptedGateway(
      [.importContacts: Array(repeating: .fails(Self.refused), count: 4)])
    let stage = try await RefreshStage(gateway: gateway, days: 4)
    try await stage.notify()
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    try await stage.schedule(stage.stage.destination, .withRefresh)
    stage.time.set(
      to: RefreshStage.monday.advanced(days: 4), until: RefreshStage.monday.advanced(days: 7))
    try await stage.run(interval: .seconds(3600))
    _ = try await WebhookTrial(stage.ledger, gateway: stage.receiver).post()
    let kinds = try await check(stage.receiver.messages)
    #expect(Set(kinds) == Set(try Self.schemas()))
    #expect(kinds.count == 5)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Schemas/notifications")

  /// The types that are documented.
  private static func schemas() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
      "waybill.notification.\($0.replacing(".json", with: ""))"
    }
  }

  /// Holds messages against the written rules, as if they were sent now.
  ///
  /// - Returns: Their types.
  private func check(_ messages: [WebhookMessage]) async throws -> [String] {
    let secret = WebhookSecret.generate { UInt64.random(in: .min ... .max) }
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    let lines = try messages.map { message in
      let sent = try WebhookMessage(id: message.id, time: now, body: message.body)
      let fields = Dictionary(
        uniqueKeysWithValues: WebhookSignature(of: sent, with: secret).headers
          + [("content-type", WebhookMessage.contentType)])
      return try WrittenRules.line(fields: fields, body: sent.body)
    }
    let output = try await Self.run(secret.exposed(), lines.joined())
    return output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }

  private static func run(_ secret: String, _ lines: String) async throws -> String {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let file = FileManager.default.temporaryDirectory
      .appending(path: "messages-\(UUID().uuidString).ndjson")
    try Data(lines.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", WrittenRules.program, secret, file.path, folder.path]
    let outlet = Pipe()
    process.standardOutput = outlet
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    try FileManager.default.removeItem(at: file)
    // What is wrong, the program has said itself, on standard error.
    #expect(status == 0)
    let output = try outlet.fileHandleForReading.readToEnd() ?? Data()
    return String(decoding: output, as: UTF8.self)
  }
}
