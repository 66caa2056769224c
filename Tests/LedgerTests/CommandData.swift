import EventLog
import Foundation

/// A command's data, as a forger takes it apart and puts it together again.
struct CommandData: Codable {
  var payload: String
  var signature: String

  init(payload: String, signature: String) {
    self.payload = payload
    self.signature = signature
  }

  init?(_ data: [UInt8]) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(data))
  }

  func encoded() throws -> [UInt8] { try CanonicalJSON.encode(self) }
}
