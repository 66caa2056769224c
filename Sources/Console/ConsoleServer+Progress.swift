import Domain
import Hummingbird
import Ledger
import Results
import Views

extension ConsoleServer {
  /// How often it is looked at most for somebody who watches: two looks a second for two hours.
  private static let mostLooks = 2 * 60 * 60 * 2
  /// So many looks without anything new are followed by a word that nobody reads: silent connections are
  /// closed.
  private static let mostSilent = 40

  /// Tells how far a run is, until it ends.
  func runProgress(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    let look = try await look(for: .configuration)
    guard let run = context.parameters.get("run").flatMap(RunID.init),
      try look.views.run(run) != nil
    else { throw ConsoleError.notFound }
    let texts = press.texts(of: RunPage().files, in: request.language)
    return progress { [ledger] in
      _ = try await ledger.currentState()
      guard let sight = try RunSight(of: run, in: ledger) else { return nil }
      return sight.status.isUnderWay && !sight.isUnattended ? texts.say(sight.line) : nil
    }
  }

  /// Tells how much of the ledger is verified, until all is.
  func verificationProgress(_ request: Request) async throws -> Response {
    _ = try await look(for: .audit)
    let page = IntegrityPage(verifier: verifier)
    let texts = press.texts(of: page.files, in: request.language)
    return progress { [verifier] in
      guard case .underWay(let done, let total) = await verifier.standing else { return nil }
      return page.progress(done, total, texts)
    }
  }

  /// Tells something again and again as it changes, and that it ended (WHATWG HTML, 9.2).
  ///
  /// - Parameter line: What there is to tell now, on one line; nothing once it ended.
  /// - Returns: The answer, which goes on while the reader listens.
  private func progress(
    _ line: @escaping @Sendable () async throws -> String?
  ) -> Response {
    let body = ResponseBody { [pause] writer in
      var last: String?
      for look in 0..<Self.mostLooks {
        guard let now = try await line() else { break }
        if now != last {
          try await writer.write(ByteBuffer(string: "data: \(now)\n\n"))
        } else if look.isMultiple(of: Self.mostSilent) {
          try await writer.write(ByteBuffer(string: ":\n\n"))
        }
        last = now
        try await pause()
      }
      try await writer.write(ByteBuffer(string: "event: end\ndata: \n\n"))
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"], body: body)
  }
}
