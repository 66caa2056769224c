import Testing
import Webhooks

@Suite struct WebhookErrorTests {
  @Test func `Says what failed, on what, and what to do`() throws {
    let server = try sampleServer()
    let texts: [(WebhookError, String)] = [
      (
        .malformedURL(.notEncrypted),
        "The webhook's address is not https, which only this machine itself may do without. "
          + "Give an address such as https://hooks.example.com/waybill, as its receiver states it."
      ),
      (
        .redirected(server, status: 301),
        "https://hooks.example.com sends elsewhere (status 301), where webhook messages do not "
          + "follow. Set the webhook to the final address."
      ),
      (
        .refused(server, status: 410),
        "https://hooks.example.com wants no more webhook messages (status 410). "
          + "Remove the webhook, or set it to another address."
      ),
      (
        .failed(server, status: 429, retryAfter: .seconds(30)),
        "https://hooks.example.com could not take the webhook message (status 429). "
          + "Try again in 30 seconds."
      ),
    ]
    for (error, text) in texts {
      #expect("\(error)" == text)
    }
  }
}
