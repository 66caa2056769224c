import Foundation

/// A request's body as its receiver reads it, by other means than the sender writes it.
struct ReceivedBody {
  let listIDs: [Int]
  /// The rows behind the header, each split at its separators; quotes are left as they are.
  let rows: [String]
  private let fields: [String: Any]

  /// Reads a body; nil where it is no JSON object with lists and a file.
  init?(_ bytes: [UInt8]) {
    // What is no JSON is refused, not an error of the test.
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)),
      let fields = object as? [String: Any], let lists = fields["listIds"] as? [Int],
      let file = fields["fileBody"] as? String
    else { return nil }
    listIDs = lists
    rows = file.split(separator: "\n", omittingEmptySubsequences: true).dropFirst().map {
      $0.last == "\r" ? String($0.dropLast()) : String($0)
    }
    self.fields = fields
  }

  /// The names of its settings.
  var settings: Set<String> { Set(fields.keys) }

  /// The addresses, in lower case, in the order of the rows.
  var addresses: [String] {
    rows.map { $0.prefix { $0 != ";" }.lowercased() }
  }

  /// How many rows have no address.
  var refused: Int { addresses.count { !$0.contains("@") } }
}
