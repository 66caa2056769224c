import Hummingbird

/// `/contacts` and `/contacts/{identifier}`, whose identifier is an address or a number.
///
/// The filters of `GET /contacts` and the other types of identifiers are not imitated.
struct ContactRoutes {
  let account: SandboxAccount

  func add(to group: RouterGroup<SandboxContext>) {
    group.get("contacts") { request, _ in
      let page = try Page(request, standard: 50, maximum: 1_000)
      let (contacts, count) = try await account.contacts(on: page)
      return Response.json(ContactsBody(count: count, contacts, await account.attributes))
    }
    group.post("contacts") { request, _ in
      let contact = try await Payload.decode(NewContact.self, from: request)
      let (id, isNew) = try await account.create(contact)
      return isNew ? Response.json(["id": id], status: .created) : Response(status: .noContent)
    }
    group.get("contacts/:identifier") { _, context in
      let contact = try await account.contact(name(context))
      return Response.json(ContactBody(contact, await account.attributes, isDetail: true))
    }
    group.delete("contacts/:identifier") { _, context in
      try await account.delete(name(context))
      return Response(status: .noContent)
    }
  }

  private func name(_ context: SandboxContext) throws(APIError) -> ContactName {
    let identifier = try context.parameter("identifier")
    return Int(identifier).map(ContactName.id) ?? .email(identifier)
  }
}
