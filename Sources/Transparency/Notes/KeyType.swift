/// What a key signs, by the byte that stands before the public key in a verifier key.
package enum KeyType: UInt8, Hashable, Sendable {
  /// The text of a note, with Ed25519.
  case ed25519 = 1
  /// The text of a checkpoint and the time at which it was seen, with Ed25519.
  case cosignature = 4
}
