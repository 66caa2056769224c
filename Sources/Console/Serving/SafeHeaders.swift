import Hummingbird

/// Tells browsers what no page of the console ever does, so that they refuse it to whoever makes one do it.
struct SafeHeaders: RouterMiddleware {
  /// An address may name what a reader looked for, and a link the token that signs in: no page is told
  /// where a reader comes from, and none is kept.
  private static let headers = [
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self';"
      + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
  ]

  @concurrent func handle(
    _ request: Request, context: ConsoleContext,
    next: @concurrent (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (text, value) in Self.headers {
      guard let name = HTTPFields.Element.Name(text) else {
        preconditionFailure("“\(text)” is no header's name")
      }
      if response.headers[name] == nil { response.headers[name] = value }
    }
    return response
  }
}
