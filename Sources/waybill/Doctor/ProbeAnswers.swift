package import Domain
package import Sendinblue

/// What Sendinblue said about a connection's account, lists and attributes.
package struct ProbeAnswers: Sendable {
  /// The account, or why it is not known; nothing where nobody asked.
  package var account: Result<Sendinblue.Account, SendinblueError>?
  /// The lists that it was asked for.
  package var lists: [Int64: ListAnswer] = [:]
  /// The attributes that an import can fill; nothing where nobody asked.
  package var attributes: Set<String>?
  /// The limit on requests that is nearest to being reached, of those that outlast this look.
  package var rateLimit: RateLimit?
  /// What its clock showed with the first answer.
  package var clock: ServerClock?
  /// Why not all was asked, where it was not.
  package var gap: String?

  /// States what was said.
  ///
  /// - Parameters:
  ///   - account: The account, or why it is not known.
  ///   - lists: The lists that it was asked for.
  ///   - attributes: The attributes that an import can fill.
  ///   - rateLimit: The limit that is nearest to being reached.
  ///   - gap: Why not all was asked.
  package init(
    account: Result<Sendinblue.Account, SendinblueError>? = nil, lists: [Int64: ListAnswer] = [:],
    attributes: Set<String>? = nil, rateLimit: RateLimit? = nil, gap: String? = nil
  ) {
    self.account = account
    self.lists = lists
    self.attributes = attributes
    self.rateLimit = rateLimit
    self.gap = gap
  }
}
