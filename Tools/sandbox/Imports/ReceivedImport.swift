/// A `POST /contacts/import` that reached the sandbox, whether it was then accepted or not.
package struct ReceivedImport: Sendable {
  /// The size of its body in bytes.
  package let size: Int
  /// The body itself, where the configuration keeps bodies.
  package let body: [UInt8]?
}
