import Webhooks

/// The secret of the published example, which all tests use and which must turn up nowhere.
let sampleSecretText = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

/// A secret that is not there for a test to go wrong on.
struct SampleMissing: Error {}

/// The published example's secret.
func sampleSecret() throws -> WebhookSecret {
  guard let secret = WebhookSecret(parsing: sampleSecretText) else { throw SampleMissing() }
  return secret
}

/// The published example's message.
func sampleMessage(
  id: String = "msg_p5jXN8AQM9LWM0D4loKWxJek", time: Int64 = 1_614_265_330_000,
  body: String = #"{"test": 2432232314}"#
) throws -> WebhookMessage {
  try WebhookMessage(id: id, time: time, body: Array(body.utf8))
}

/// A server that is posted to.
func sampleServer() throws -> WebhookURL.Server {
  try WebhookURL("https://hooks.example.com/T0KEN?sig=T0KEN").server
}
