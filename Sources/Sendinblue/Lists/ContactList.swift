/// A list of contacts at Sendinblue.
package struct ContactList: Sendable, Hashable {
  package let id: Int64
  package let name: String

  /// Whether Sendinblue fills the list by a rule of its own; no import may go to such a list.
  package let isDynamic: Bool

  /// How many contacts are on it.
  ///
  /// The API's other counts are being dropped and read 0.
  package let uniqueSubscribers: Int
}

extension ContactList: Decodable {
  private enum CodingKeys: String, CodingKey {
    case id
    case name
    case isDynamic = "dynamicList"
    case uniqueSubscribers
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(Int64.self, forKey: .id)
    name = DisplayText.clean(try fields.decode(String.self, forKey: .name), limit: 200)
    isDynamic = try fields.decodeIfPresent(Bool.self, forKey: .isDynamic) ?? false
    uniqueSubscribers = try fields.decode(Int.self, forKey: .uniqueSubscribers)
  }
}
