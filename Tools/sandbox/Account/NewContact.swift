/// What a `POST /contacts` asks for.
struct NewContact: Decodable {
  let email: String
  let attributes: [String: JSONValue]?
  let listIds: [Int]?
  let emailBlacklisted: Bool?
  let smsBlacklisted: Bool?
  let updateEnabled: Bool?
}
