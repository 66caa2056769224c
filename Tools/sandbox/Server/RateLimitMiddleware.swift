import Foundation
import Hummingbird
import Synchronization

/// Holds callers to the account's limits, and tells them in headers how they stand.
///
/// It stands behind the key's check: a real 401 carries no such headers.
final class RateLimitMiddleware: RouterMiddleware {
  typealias Context = SandboxContext

  private struct Limiters {
    var contacts: RateLimiter
    var others: RateLimiter
  }

  private let limiters: Mutex<Limiters>
  private let clock: @Sendable () -> Date

  init(_ limits: RateLimits, clock: @escaping @Sendable () -> Date) {
    limiters = Mutex(
      Limiters(contacts: RateLimiter(limits.contacts), others: RateLimiter(limits.others)))
    self.clock = clock
  }

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let standing = admit(request) else { return try await next(request, context) }
    var response =
      standing.isAllowed ? try await next(request, context) : APIError.rateLimited.response
    for (name, value) in [
      ("limit", standing.limit), ("remaining", standing.remaining), ("reset", standing.reset),
    ] {
      guard let name = HTTPFields.Element.Name("x-sib-ratelimit-\(name)") else { continue }
      response.headers[name] = String(value)
    }
    return response
  }

  private func admit(_ request: Request) -> RateLimiter.Standing? {
    let isAboutContacts = request.uri.path.split(separator: "/").dropFirst().first == "contacts"
    let now = clock()
    return limiters.withLock { limiters in
      isAboutContacts ? limiters.contacts.admit(at: now) : limiters.others.admit(at: now)
    }
  }
}
