import Hummingbird

/// Answers only requests that name a host of the console.
///
/// A page elsewhere may have its name resolved to this machine, and ask in the reader's name (DNS rebinding):
/// the browser then names that page's host.
struct HostGuard: RouterMiddleware {
  /// The hosts, without ports.
  let hosts: Set<String>

  @concurrent func handle(
    _ request: Request, context: ConsoleContext,
    next: @concurrent (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    guard hosts.contains(Self.host(of: request.head.authority ?? "")) else {
      throw ConsoleError.foreignHost
    }
    return try await next(request, context)
  }

  /// The host of an authority (RFC 3986, 3.2), without its port.
  private static func host(of authority: String) -> String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[...end])
    }
    return String(authority.prefix { $0 != ":" }).lowercased()
  }
}
