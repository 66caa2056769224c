internal import Transparency

/// What a signed checkpoint says of a log.
struct Claim: Sendable {
  /// The size, and the root at that size.
  let head: TreeHead
  /// Whether somebody kept the checkpoint; otherwise it is in the log.
  let isKept: Bool
}
