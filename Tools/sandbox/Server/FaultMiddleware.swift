import Glibc
import Hummingbird
import NIOCore

/// Makes requests go wrong as the script says, and as callers order.
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
    case .respond(let status, let body, let contentType, let headers):
      return answer(status, body, contentType, headers)
    case .respondAfterHandling(let status, let body, let contentType, let headers):
      _ = try await next(request, context)
      return answer(status, body, contentType, headers)
    case .dropBeforeHandling:
      // All of it is read first, so that the client has always sent the whole request.
      for try await _ in request.body {}
      return await Self.drop(context)
    case .dropAfterHandling:
      _ = try await next(request, context)
      return await Self.drop(context)
    case .resetBeforeBody:
      return await Self.reset(context)
    case .resetAfterHandling:
      _ = try await next(request, context)
      return await Self.reset(context)
    case .breakOff:
      return try await breakOff(next(request, context), context)
    case .hangBeforeHandling:
      return try await hang(request) { body in for try await _ in body {} }
    case .hangAfterHandling:
      return try await hang(request) { body in
        var request = request
        request.body = body
        _ = try await next(request, context)
      }
    case .delay(let gate):
      try await gate.pass()
    case .processNeverEnds:
      context.importFate = .neverEnds
    case .processFails:
      context.importFate = .fails
    }
    return try await next(request, context)
  }

  private func answer(
    _ status: Int, _ body: String, _ contentType: String, _ headers: [String: String]
  ) -> Response {
    var response = Response(
      status: .init(code: status), headers: [.contentType: contentType],
      body: .init(byteBuffer: ByteBuffer(string: body)))
    for (name, value) in headers {
      guard let name = HTTPFields.Element.Name(name) else { continue }
      response.headers[name] = value
    }
    return response
  }

  /// The head of an answer and its first byte, after which the connection is reset.
  private func breakOff(_ response: Response, _ context: Context) -> Response {
    var response = response
    response.body = ResponseBody(contentLength: response.body.contentLength) { writer in
      try await writer.write(ByteBuffer(string: "{"))
      _ = await Self.reset(context)
      try await writer.finish(nil)
    }
    return response
  }

  /// Does something with the request, and then waits until the client has given up.
  private func hang(
    _ request: Request, doing act: (RequestBody) async throws -> Void
  ) async throws -> Response {
    let gate = Gate()
    try await request.body.consumeWithInboundCloseHandler { body in
      try await act(body)
      try await gate.pass()
    } onInboundClosed: {
      gate.open()
    }
    return Response(status: .internalServerError)
  }

  /// Resets the connection, as RFC 9293 has it: what lingers is thrown away.
  private static func reset(_ context: Context) async -> Response {
    // Setting it fails only where the client has closed first, and then there is nothing to reset.
    try? await (context.channel as? any SocketOptionProvider)?
      .setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    return await drop(context)
  }

  /// Closes the connection.
  ///
  /// - Returns: A response that finds no way out any more.
  private static func drop(_ context: Context) async -> Response {
    // Closing fails only where the client has closed first, and then there is nothing to do.
    try? await context.channel.close()
    return Response(status: .internalServerError)
  }
}
