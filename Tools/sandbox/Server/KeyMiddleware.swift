import Hummingbird
import NIOCore

/// Lets in those who carry the account's key and come from an allowed address.
struct KeyMiddleware: RouterMiddleware {
  typealias Context = SandboxContext

  let apiKey: String
  let allowedCallers: Set<String>?

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let key = request.headers.first { $0.name.canonicalName == "api-key" }?.value
    guard let key, !key.isEmpty else { return APIError.keyAbsent.response }
    guard key == apiKey else { return APIError.keyUnknown.response }
    if let allowedCallers {
      let caller = context.channel.remoteAddress?.ipAddress ?? "unknown"
      guard allowedCallers.contains(caller) else {
        return APIError.callerNotAllowed(caller).response
      }
    }
    return try await next(request, context)
  }
}
