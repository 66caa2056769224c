import Domain
import Foundation
import Ledger
import Runner
import Sendinblue
import Testing
import Webhooks

@Suite("Notifying")
struct NotifierTests {
  private static let refused = SendinblueError.keyRefused(
    Exchange(operation: .importContacts, status: 401, code: .unauthorized))

  private func types(_ receiver: ScriptedReceiver) throws -> [String] {
    try receiver.messages.map { message in
      let object = try JSONSerialization.jsonObject(with: Data(message.body)) as? [String: Any]
      return object?["type"] as? String ?? ""
    }
  }

  @Test("each change of a condition is told once: failing, paused, and working again")
  func changes() async throws {
    let gateway = ScriptedGateway(
      [.importContacts: Array(repeating: .fails(Self.refused), count: 4)])
    let stage = try await RefreshStage(gateway: gateway, days: 4)
    try await stage.notify()
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    #expect(
      try types(stage.receiver) == [
        "waybill.notification.destination-failing.v1", "waybill.notification.destination-paused.v1",
      ])
    try await stage.schedule(stage.stage.destination, .withRefresh)
    stage.time.set(
      to: RefreshStage.monday.advanced(days: 4), until: RefreshStage.monday.advanced(days: 7))
    try await stage.run(interval: .seconds(3600))
    #expect(
      try types(stage.receiver).dropFirst(2) == [
        "waybill.notification.destination-failing.v1",
        "waybill.notification.destination-working.v1",
      ])
    #expect(Set(stage.receiver.messages.map(\.id)).count == 4)
    #expect(try stage.events().filter { $0.event.name == "notification-delivered" }.count == 4)
    #expect(try await stage.ledger.currentState().notices.isEmpty)
  }

  @Test("a message says what failed and why, and nothing of a profile or a key")
  func message() async throws {
    let gateway = ScriptedGateway([.importContacts: [.fails(Self.refused)]])
    let stage = try await RefreshStage(gateway: gateway)
    try await stage.notify()
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    let message = try #require(stage.receiver.messages.first)
    let body = String(decoding: message.body, as: UTF8.self)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(message.body)) as? [String: Any])
    #expect(object["specversion"] as? String == "1.0")
    #expect(object["id"] as? String == message.id)
    #expect(object["source"] as? String == stage.ledger.origin)
    #expect(object["subject"] as? String == "destination/\(stage.stage.destination)")
    let data = try #require(object["data"] as? [String: Any])
    #expect(data["name"] as? String == "Newsletter")
    #expect(data["condition"] as? String == "failing")
    #expect((data["failure"] as? [String: Any])?["reason"] as? String == "key-refused")
    #expect((data["advice"] as? String)?.contains("rotate-key") == true)
    #expect(!body.contains(Stage.apiKey))
    for line in Performance.twoPeople.split(separator: "\n").dropFirst() {
      for field in line.split(separator: ",") where field.contains("@") {
        #expect(!body.contains(field))
      }
    }
  }

  @Test("attempts that fail are repeated under the same identity, and the delivery says how often")
  func repeated() async throws {
    let gateway = ScriptedGateway([.importContacts: [.fails(Self.refused)]])
    let receiver = ScriptedReceiver(failures: Array(repeating: .timedOut(try server), count: 2))
    let stage = try await RefreshStage(gateway: gateway, receiver: receiver)
    try await stage.notify()
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    #expect(receiver.messages.count == 3)
    #expect(Set(receiver.messages.map(\.id)).count == 1)
    let attempts = try stage.events().compactMap { entry -> Int? in
      guard case .notification(.delivered(let event)) = entry.event else { return nil }
      return event.attempts
    }
    #expect(attempts == [3])
  }

  @Test("a receiver that never answers is on record, and told when there is occasion again")
  func given() async throws {
    let gateway = ScriptedGateway([.importContacts: [.fails(Self.refused)]])
    let receiver = ScriptedReceiver(failures: Array(repeating: .timedOut(try server), count: 4))
    let stage = try await RefreshStage(gateway: gateway, receiver: receiver)
    try await stage.notify()
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    let events = try stage.events().map(\.event.name)
    #expect(events.filter { $0.hasPrefix("notification-") }.dropFirst() == ["notification-failed"])
    #expect(try await stage.ledger.currentState().notices.count == 1)
    _ = try await stage.driver.takeUp(by: stage.ledger.scheduleIdentity())
    #expect(try await stage.ledger.currentState().notices.isEmpty)
    #expect(Set(receiver.messages.map(\.id)).count == 1)
  }

  @Test("where notifications are off, nothing is sent, and nothing recorded")
  func off() async throws {
    let gateway = ScriptedGateway([.importContacts: [.fails(Self.refused)]])
    let stage = try await RefreshStage(gateway: gateway)
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    #expect(stage.receiver.messages.isEmpty)
    #expect(try !stage.events().contains { $0.event.name.hasPrefix("notification-") })
  }

  @Test("an address that is gone from the vault is a failure on record, not an end")
  func gone() async throws {
    let gateway = ScriptedGateway([.importContacts: [.fails(Self.refused)]])
    let stage = try await RefreshStage(gateway: gateway)
    try await stage.notify()
    let webhook = try #require(try await stage.ledger.currentState().webhook)
    try await stage.ledger.forget(webhook: webhook.fingerprint)
    try await stage.schedule(["06:00"])
    try await stage.run(interval: .seconds(3600))
    #expect(stage.receiver.messages.isEmpty)
    #expect(try stage.events().contains { $0.event.name == "notification-failed" })
  }

  private var server: WebhookURL.Server {
    get throws { try WebhookURL("https://hooks.example/waybill").server }
  }
}
