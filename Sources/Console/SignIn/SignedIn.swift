import Domain

/// A browser that is signed in.
struct SignedIn: Sendable {
  /// What its cookie holds.
  let id: String
  /// What forms have to send back, which no other site can read.
  let formToken: String
  /// When it signed in.
  let since: Timestamp
  /// When it asked for something last.
  var lastSeen: Timestamp
}
