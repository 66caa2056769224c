import Foundation
import Hummingbird

/// `/contacts/lists` and what lies below it.
struct ListRoutes {
  /// So many contacts a request may put on a list or take off it.
  private static let mostNames = 150

  let account: SandboxAccount

  func add(to group: RouterGroup<SandboxContext>) {
    group.get("contacts/lists", use: page)
    group.post("contacts/lists", use: create)
    group.get("contacts/lists/:listId") { _, context in
      let list = try await account.list(context.identifier("listId"))
      return Response.json(ListBody(detailOf: list))
    }
    group.get("contacts/lists/:listId/contacts", use: members)
    group.post("contacts/lists/:listId/contacts/add") { request, context in
      try await change(.add, request, context)
    }
    group.post("contacts/lists/:listId/contacts/remove") { request, context in
      try await change(.remove, request, context)
    }
  }

  @Sendable private func page(_ request: Request, _ context: SandboxContext) async throws
    -> Response
  {
    let page = try Page(request, standard: 10, maximum: 50)
    let lists = await account.lists
    return .json(Lists(count: lists.count, lists: page.items(of: lists).map { ListBody($0) }))
  }

  @Sendable private func create(_ request: Request, _ context: SandboxContext) async throws
    -> Response
  {
    let creation = try await Payload.decode(Creation.self, from: request)
    guard !creation.name.isEmpty else { throw APIError.missingParameter("name is missing") }
    let id = try await account.createList(named: creation.name, inFolder: creation.folderId)
    return .json(["id": id], status: .created)
  }

  @Sendable private func members(_ request: Request, _ context: SandboxContext) async throws
    -> Response
  {
    let id = try context.identifier("listId")
    let page = try Page(request, standard: 50, maximum: 500)
    let (contacts, count) = try await account.contacts(on: page, ofList: id)
    return .json(ContactsBody(count: count, contacts, await account.attributes))
  }

  private func change(
    _ change: SandboxAccount.MembershipChange, _ request: Request, _ context: SandboxContext
  ) async throws -> Response {
    let id = try context.identifier("listId")
    let body = try await Payload.collect(request)
    if change == .remove { await account.note(removalBody: body, list: id) }
    let names = try Payload.decode(Names.self, from: Data(body.readableBytesView)).contacts
    guard !names.isEmpty else { throw APIError.missingParameter("emails, ids is missing") }
    guard names.count <= Self.mostNames else {
      throw APIError.invalidParameter("No more than \(Self.mostNames) contacts in one request")
    }
    let (success, failure) = try await account.change(change, of: names, onList: id)
    let outcome = Outcome(success: success.map(\.json), failure: failure.map(\.json))
    return .json(["contacts": outcome], status: .created)
  }

  private struct Lists: Encodable {
    let count: Int
    let lists: [ListBody]
  }

  private struct Creation: Decodable {
    let name: String
    let folderId: Int
  }

  private struct Names: Decodable {
    let emails: [String]?
    let ids: [Int]?

    var contacts: [ContactName] {
      (emails ?? []).map(ContactName.email) + (ids ?? []).map(ContactName.id)
    }
  }

  private struct Outcome: Encodable {
    let success: [JSONValue]
    let failure: [JSONValue]
  }
}

extension ContactName {
  /// The name as it was given.
  fileprivate var json: JSONValue {
    switch self {
    case .email(let email): .string(email)
    case .id(let id): .number(Double(id))
    }
  }
}
