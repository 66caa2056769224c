import Hummingbird

/// Which part of a collection a request asks for.
struct Page: Equatable {
  /// How many items at most.
  let limit: Int
  /// How many items to pass over.
  let offset: Int
  /// Newest first, the API's default.
  let isDescending: Bool

  /// The page that `limit`, `offset` and `sort` of a query describe.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - standard: The limit where the query names none.
  ///   - maximum: The largest limit the endpoint allows.
  /// - Throws: A refusal where a figure is none or out of its range.
  init(_ request: Request, standard: Int, maximum: Int) throws(APIError) {
    let query = request.uri.queryParameters
    limit = try Self.number(query["limit"], named: "limit", otherwise: standard)
    offset = try Self.number(query["offset"], named: "offset", otherwise: 0)
    guard limit <= maximum else { throw .outOfRange("Limit exceeds max value") }
    switch query["sort"] {
    case nil, "desc": isDescending = true
    case "asc": isDescending = false
    case .some: throw .invalidParameter("sort should be one of asc, desc")
    }
  }

  init(limit: Int, offset: Int = 0, isDescending: Bool = true) {
    self.limit = limit
    self.offset = offset
    self.isDescending = isDescending
  }

  /// The items of a collection, given oldest first, that are on this page.
  func items<Item>(of oldestFirst: [Item]) -> [Item] {
    let ordered = isDescending ? Array(oldestFirst.reversed()) : oldestFirst
    return Array(ordered.dropFirst(offset).prefix(limit))
  }

  private static func number(
    _ text: Substring?, named name: String, otherwise standard: Int
  ) throws(APIError) -> Int {
    guard let text else { return standard }
    guard let number = Int(text), number >= 0 else {
      throw .invalidParameter("\(name) should be type number")
    }
    return number
  }
}
