import Hummingbird

/// Recognizes a browser that is signed in, so that even a page about a failure is a page for its reader.
struct Recognition: RouterMiddleware {
  /// Who is signed in.
  let desk: SignInDesk

  @concurrent func handle(
    _ request: Request, context: ConsoleContext,
    next: @concurrent (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let cookie = request.cookies[Cookies.browser]?.value {
      context.browser = await desk.browser(cookie)
    }
    return try await next(request, context)
  }
}
