import Hummingbird

/// Lets through who is signed in.
struct SignInGuard: RouterMiddleware {
  @concurrent func handle(
    _ request: Request, context: ConsoleContext,
    next: @concurrent (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    guard context.browser != nil else { throw ConsoleError.signInNeeded }
    return try await next(request, context)
  }
}
