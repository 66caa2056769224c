import Hummingbird

/// `/processes`.
struct ProcessRoutes {
  let account: SandboxAccount
  /// How the addresses of reports begin; nil takes the host that a poll names.
  let reportBase: String?

  func add(to group: RouterGroup<SandboxContext>) {
    group.get("processes") { request, _ in
      let page = try Page(request, standard: 10, maximum: 50)
      let (processes, count) = await account.poll(page)
      let base = base(for: request)
      return Response.json(
        Processes(count: count, processes: processes.map { ProcessBody($0, reportBase: base) }))
    }
    group.get("processes/:processId") { request, context in
      let process = try await account.poll(context.identifier("processId"))
      return Response.json(ProcessBody(process, reportBase: base(for: request)))
    }
  }

  private func base(for request: Request) -> String {
    reportBase ?? "http://\(request.head.authority ?? "127.0.0.1")"
  }

  private struct Processes: Encodable {
    let count: Int
    let processes: [ProcessBody]
  }
}
