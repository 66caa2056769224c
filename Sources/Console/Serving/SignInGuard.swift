import Hummingbird

/// Lets through who is signed in.
struct SignInGuard: RouterMiddleware {
  /// Who is.
  let desk: SignInDesk

  @concurrent func handle(
    _ request: Request, context: ConsoleContext,
    next: @concurrent (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    guard let cookie = request.cookies[Cookies.browser]?.value,
      let browser = await desk.browser(cookie)
    else { throw ConsoleError.signInNeeded }
    var context = context
    context.browser = browser
    return try await next(request, context)
  }
}
