/// Requests that go wrong alike: one way to ask one thing.
package enum FaultRoute: String, CaseIterable, Sendable {
  /// `GET /account`.
  case account
  /// `GET /contacts/lists/{id}`.
  case list
  /// `GET /contacts/lists/{id}/contacts`.
  case members
  /// `POST /contacts/lists/{id}/contacts/remove`.
  case removal
  /// `GET /contacts/attributes`.
  case attributes
  /// `POST /contacts/import`.
  case imports = "import"
  /// `GET /processes`.
  case processes
  /// `GET /processes/{id}`.
  case process
  /// `GET /reports/{token}/{file}`, which is not below `/v3`.
  case report

  /// Whether a request is one of these.
  func matches(method: String, path: String) -> Bool {
    let (wanted, pattern) = shape
    let parts = path.split(separator: "/")
    return method == wanted && parts.count == pattern.count
      && zip(parts, pattern).allSatisfy { $1 == "*" || $0 == $1 }
  }

  /// The method, and the parts of the path; any is matched by `*`.
  private var shape: (method: String, path: [Substring]) {
    switch self {
    case .account: ("GET", ["v3", "account"])
    case .list: ("GET", ["v3", "contacts", "lists", "*"])
    case .members: ("GET", ["v3", "contacts", "lists", "*", "contacts"])
    case .removal: ("POST", ["v3", "contacts", "lists", "*", "contacts", "remove"])
    case .attributes: ("GET", ["v3", "contacts", "attributes"])
    case .imports: ("POST", ["v3", "contacts", "import"])
    case .processes: ("GET", ["v3", "processes"])
    case .process: ("GET", ["v3", "processes", "*"])
    case .report: ("GET", ["reports", "*", "*"])
    }
  }
}
