/// A `POST /contacts/lists/{id}/contacts/remove` that reached the sandbox, whatever its answer.
package struct ReceivedRemoval: Sendable {
  /// The list that it was sent for.
  package let list: Int
  /// The body itself, where the configuration keeps bodies.
  package let body: [UInt8]?
}
