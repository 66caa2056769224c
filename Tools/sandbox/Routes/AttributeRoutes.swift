import Hummingbird

/// `/contacts/attributes`.
struct AttributeRoutes {
  let account: SandboxAccount

  func add(to group: RouterGroup<SandboxContext>) {
    group.get("contacts/attributes") { _, _ in
      let attributes = await account.attributes.map {
        Body(name: $0.name, category: $0.category.rawValue, type: $0.kind?.rawValue)
      }
      return Response.json(["attributes": attributes])
    }
    group.post("contacts/attributes/:category/:name") { request, context in
      let body = try await Payload.decode(Creation.self, from: request)
      try await account.createAttribute(
        context.parameter("name"), category: context.parameter("category"), type: body.type)
      return Response(status: .created)
    }
  }

  private struct Body: Encodable {
    let name: String
    let category: String
    let type: String?
  }

  private struct Creation: Decodable {
    let type: String?
  }
}
