/// What a caller orders at `/sandbox/faults`: a fault for the next requests that ask one thing.
struct FaultOrder: Codable {
  /// What goes wrong, by its name in an order.
  private enum Kind: String, CaseIterable {
    case respond
    case respondAfterHandling = "respond-after-handling"
    case dropBeforeHandling = "drop-before-handling"
    case dropAfterHandling = "drop-after-handling"
    case resetBeforeBody = "reset-before-body"
    case resetAfterHandling = "reset-after-handling"
    case breakOff = "break-off"
    case hangBeforeHandling = "hang-before-handling"
    case hangAfterHandling = "hang-after-handling"
    case processNeverEnds = "process-never-ends"
    case processFails = "process-fails"
  }

  /// The requests' name, of `FaultRoute`.
  let route: String
  /// The fault's name.
  let fault: String
  /// How many requests go well before; none where it is left out.
  private(set) var after: Int?
  /// How many requests it strikes; one where it is left out.
  private(set) var count: Int?
  /// The status of an answer.
  let status: Int?
  /// The body of an answer.
  let body: String?
  /// The content type of an answer; JSON where it is left out.
  let contentType: String?
  /// Further headers of an answer.
  let headers: [String: String]?

  /// The order as a rule of a script.
  ///
  /// - Throws: A refusal that says what is wrong with it.
  func rule() throws(APIError) -> FaultScript.Rule {
    guard let route = FaultRoute(rawValue: route) else {
      throw .invalidParameter("route should be one of \(Self.routes)")
    }
    guard let kind = Kind(rawValue: fault) else {
      throw .invalidParameter("fault should be one of \(Self.kinds)")
    }
    let (after, count) = (after ?? 0, count ?? 1)
    guard after >= 0, count > 0, after <= 1_000_000, count <= 1_000_000 else {
      throw .invalidParameter("after should be 0 or more, and count 1 or more")
    }
    return FaultScript.Rule(route, occurrences: (after + 1)...(after + count), try fault(kind))
  }

  /// The order as it stands after some requests; nothing once it has struck to its end.
  func left(after seen: Int) -> FaultOrder? {
    let (before, total) = (after ?? 0, (after ?? 0) + (count ?? 1))
    guard seen < total else { return nil }
    var left = self
    left.after = max(0, before - seen)
    left.count = total - max(before, seen)
    return left
  }

  private func fault(_ kind: Kind) throws(APIError) -> Fault {
    switch kind {
    case .respond, .respondAfterHandling:
      guard let status, (200..<600).contains(status) else {
        throw .invalidParameter("status should be a number from 200 to 599")
      }
      let (body, type) = (body ?? "", contentType ?? "application/json")
      return kind == .respond
        ? .respond(status: status, body: body, contentType: type, headers: headers ?? [:])
        : .respondAfterHandling(
          status: status, body: body, contentType: type, headers: headers ?? [:])
    case .dropBeforeHandling: return .dropBeforeHandling
    case .dropAfterHandling: return .dropAfterHandling
    case .resetBeforeBody: return .resetBeforeBody
    case .resetAfterHandling: return .resetAfterHandling
    case .breakOff: return .breakOff
    case .hangBeforeHandling: return .hangBeforeHandling
    case .hangAfterHandling: return .hangAfterHandling
    case .processNeverEnds: return .processNeverEnds
    case .processFails: return .processFails
    }
  }

  /// The names of routes.
  static var routes: String { names(FaultRoute.self) }
  /// The names of faults.
  static var kinds: String { names(Kind.self) }

  private static func names<Name: CaseIterable & RawRepresentable>(_ type: Name.Type) -> String
  where Name.RawValue == String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
