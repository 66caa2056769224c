/// The limits of an account's plan; a scope may have several at once, or none.
package struct RateLimits: Sendable, Equatable {
  /// For `/v3/contacts` and all below it.
  package let contacts: [RateLimit]
  /// For everything else.
  package let others: [RateLimit]

  package init(contacts: [RateLimit], others: [RateLimit]) {
    self.contacts = contacts
    self.others = others
  }

  /// What every plan has: 10 requests a second and 36,000 an hour for contacts, 100 an hour for
  /// everything else.
  package static let general = RateLimits(
    contacts: [RateLimit(requests: 10, seconds: 1), RateLimit(requests: 36_000, seconds: 3_600)],
    others: [RateLimit(requests: 100, seconds: 3_600)])

  /// No limits, and so no headers that state them.
  package static let none = RateLimits(contacts: [], others: [])
}
