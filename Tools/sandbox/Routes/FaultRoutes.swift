import Hummingbird

/// `/sandbox/faults`, where callers order what goes wrong; no part of the API that is imitated.
struct FaultRoutes {
  let counter: FaultCounter
  let account: SandboxAccount

  func add(to group: RouterGroup<SandboxContext>) {
    group.get("faults") { _, _ in Response.json(["faults": counter.orders]) }
    group.post("faults") { request, _ in
      try counter.take(try await Payload.decode(FaultOrder.self, from: request))
      return Response(status: .created)
    }
    group.delete("faults") { _, _ in
      counter.forgetOrders()
      await account.failStuckImports()
      return Response(status: .noContent)
    }
  }
}
