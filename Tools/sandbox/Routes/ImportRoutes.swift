import Hummingbird
import NIOCore

/// `POST /contacts/import`.
struct ImportRoutes {
  /// The most bytes of a body.
  ///
  /// The documents say 10 MB and not whether that is of 1,000 or 1,024; the smaller is assumed, and
  /// for the whole body. What is larger is answered with 400, the only refusal they name.
  private static let largestBody = 10_000_000

  let account: SandboxAccount
  /// Whether imports are read off the connection and counted, and nothing else.
  let discardsImports: Bool

  func add(to group: RouterGroup<SandboxContext>) {
    if discardsImports { addSink(to: group) } else { addImport(to: group) }
  }

  private func addImport(to group: RouterGroup<SandboxContext>) {
    group.post("contacts/import") { request, context in
      let body = try await Payload.collect(request, upTo: Self.largestBody)
      await account.note(importBody: body)
      let order = try body.withUnsafeReadableBytes { bytes throws(APIError) in
        try ImportOrder(bytes)
      }
      let id = try await account.submit(order, fate: context.importFate)
      return Response.json(["processId": id], status: .accepted)
    }
  }

  private func addSink(to group: RouterGroup<SandboxContext>) {
    group.post("contacts/import") { request, _ in
      var size = 0
      for try await part in request.body { size += part.readableBytes }
      return Response.json(["processId": await account.discard(importOf: size)], status: .accepted)
    }
  }
}
