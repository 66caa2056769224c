import Webhooks

/// Opens the way to whoever is notified for as long as an operation takes.
///
/// - Parameter operation: What is done with it.
/// - Returns: What the operation returns.
/// - Throws: What the operation throws.
func withWebhooks<Value>(
  perform operation: (WebhookClient) async throws -> Value
) async throws -> Value {
  let client = WebhookClient(version: Waybill.version)
  let result: Result<Value, any Error>
  do { result = .success(try await operation(client)) } catch { result = .failure(error) }
  try await client.shutdown()
  return try result.get()
}
