import Hummingbird
import NIOCore

/// Makes requests go wrong as the script says.
struct FaultMiddleware: RouterMiddleware {
  typealias Context = SandboxContext

  let counter: FaultCounter

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    switch counter.fault(method: request.method.rawValue, path: request.uri.path) {
    case nil:
      break
    case .respond(let status, let body, let contentType):
      return Response(
        status: .init(code: status), headers: [.contentType: contentType],
        body: .init(byteBuffer: ByteBuffer(string: body)))
    case .dropBeforeHandling:
      // All of it is read first, so that the client has always sent the whole request.
      for try await _ in request.body {}
      return await drop(context)
    case .dropAfterHandling:
      _ = try await next(request, context)
      return await drop(context)
    case .delay(let gate):
      try await gate.pass()
    case .processNeverEnds:
      context.importFate = .neverEnds
    case .processFails:
      context.importFate = .fails
    }
    return try await next(request, context)
  }

  /// Closes the connection.
  ///
  /// - Returns: A response that finds no way out any more.
  private func drop(_ context: Context) async -> Response {
    // Closing fails only where the client has closed first, and then there is nothing to do.
    try? await context.channel.close()
    return Response(status: .internalServerError)
  }
}
