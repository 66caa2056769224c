import Foundation
import Testing
import Webhooks

@Suite struct WebhookSignatureTests {
  @Test func `Gives the published example's signature`() throws {
    let signature = WebhookSignature(of: try sampleMessage(), with: try sampleSecret())
    #expect(signature.id == "msg_p5jXN8AQM9LWM0D4loKWxJek")
    #expect(signature.timestamp == "1614265330")
    #expect(signature.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test(
    arguments: [
      (0, "0"), (999, "0"), (1_000, "1"), (1_614_265_330_999, "1614265330"),
      (Int64.max, "9223372036854775"),
    ] as [(Int64, String)])
  func `The time is in whole seconds gone by`(milliseconds: Int64, seconds: String) throws {
    let signature = WebhookSignature(
      of: try sampleMessage(time: milliseconds), with: try sampleSecret())
    #expect(signature.timestamp == seconds)
  }

  @Test func `Names the fields as the specification does`() throws {
    let signature = WebhookSignature(of: try sampleMessage(), with: try sampleSecret())
    #expect(
      signature.headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(
      signature.headers.map(\.value)
        == [signature.id, signature.timestamp, signature.signature])
  }

  @Test(arguments: [24, 31, 32, 64])
  func `The specification's own library takes what we sign`(length: Int) async throws {
    let text = "whsec_" + Data((0..<length).map { UInt8(255 - $0) }).base64EncodedString()
    let secret = try #require(WebhookSecret(parsing: text))
    let body = #"{"specversion":"1.0","data":{"name":"Zoë “N” \u0000"}}"#
    let signature = WebhookSignature(of: try sampleMessage(body: body), with: secret)
    let verdict = try await ForeignReceiver.verify(
      fields: Self.fields(signature), body: Array(body.utf8), secret: text)
    #expect(verdict.status == 0, "\(verdict.output)")
  }

  @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature", "body"])
  func `The library refuses what was changed on the way`(part: String) async throws {
    let body = #"{"a":1}"#
    let sent = WebhookSignature(of: try sampleMessage(body: body), with: try sampleSecret())
    let other = WebhookSignature(
      of: try sampleMessage(id: "other", time: 1_614_265_331_000, body: body),
      with: WebhookSecret.generate { 7 })
    var fields = Self.fields(sent)
    if let foreign = Self.fields(other)[part] { fields[part] = foreign }
    let received = part == "body" ? #"{"a":2}"# : body
    let verdict = try await ForeignReceiver.verify(
      fields: fields, body: Array(received.utf8), secret: sampleSecretText)
    #expect(verdict.status == 1)
    #expect(verdict.output.contains("No matching signature"))
  }

  private static func fields(_ signature: WebhookSignature) -> [String: String] {
    Dictionary(uniqueKeysWithValues: signature.headers.map { ($0.name, $0.value) })
  }
}
