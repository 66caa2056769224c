import Domain

/// A payload of any type, written as it would write itself.
struct ErasedPayload: Encodable {
  private let payload: any Payload

  /// Takes a payload.
  init(_ payload: any Payload) { self.payload = payload }

  func encode(to encoder: any Encoder) throws { try payload.encode(to: encoder) }
}
