import Domain
import Ledger

/// Lets browsers in by links that work once, and knows those that are in.
///
/// Everything is in memory: who stops the console signs everybody out.
package actor SignInDesk {
  /// How long a link works, in milliseconds.
  static let linkAge: Int64 = 5 * 60_000
  /// How long a browser stays signed in that asks for nothing.
  static let idleAge: Int64 = 30 * 60_000
  /// How long it stays signed in at most.
  static let greatestAge: Int64 = 8 * 60 * 60_000
  /// How many may be in at a time.
  static let mostSignedIn = 4

  private let surroundings: Surroundings
  private var links: [String: Timestamp] = [:]
  private var signedIn: [String: SignedIn] = [:]

  /// Opens a desk; nobody is in.
  ///
  /// - Parameter surroundings: Time and randomness.
  init(surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// A new link's token.
  ///
  /// The tokens of earlier links that nobody used go on working for their five minutes.
  package func token() -> String {
    let token = RandomToken.make(from: surroundings)
    links[token] = surroundings.now
    return token
  }

  /// Lets a browser in.
  ///
  /// - Parameter token: A link's token, which works once.
  /// - Returns: The browser; nothing where the link is unknown, used or too old. Where too many would be in,
  ///   the one that asked for something the longest ago is out.
  func redeem(_ token: String) -> SignedIn? {
    let now = surroundings.now
    forget(at: now)
    guard links.removeValue(forKey: token) != nil else { return nil }
    if signedIn.count >= Self.mostSignedIn,
      let idlest = signedIn.values.min(by: { $0.lastSeen < $1.lastSeen })
    {
      signedIn[idlest.id] = nil
    }
    let new = SignedIn(
      id: RandomToken.make(from: surroundings), formToken: RandomToken.make(from: surroundings),
      since: now, lastSeen: now)
    signedIn[new.id] = new
    return new
  }

  /// The browser of a cookie, which asks for something now.
  ///
  /// - Parameter id: What the cookie holds.
  /// - Returns: Nothing where it is not in, or not any more.
  func browser(_ id: String) -> SignedIn? {
    let now = surroundings.now
    forget(at: now)
    signedIn[id]?.lastSeen = now
    return signedIn[id]
  }

  /// Signs a browser out.
  ///
  /// - Parameter id: What its cookie holds.
  func signOut(_ id: String) {
    signedIn[id] = nil
  }

  private func forget(at now: Timestamp) {
    links = links.filter { now.milliseconds - $0.value.milliseconds < Self.linkAge }
    signedIn = signedIn.filter { _, browser in
      now.milliseconds - browser.lastSeen.milliseconds < Self.idleAge
        && now.milliseconds - browser.since.milliseconds < Self.greatestAge
    }
  }
}
