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

  func add(to group: RouterGroup<SandboxContext>) {
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
}
