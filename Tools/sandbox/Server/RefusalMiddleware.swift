import Hummingbird

/// Answers what the routes refuse in the API's way.
struct RefusalMiddleware: RouterMiddleware {
  typealias Context = SandboxContext

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as APIError {
      return error.response
    } catch let error as HTTPError where error.status == .notFound {
      return APIError.routeMissing.response
    }
  }
}
