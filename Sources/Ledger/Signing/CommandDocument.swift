import Domain
import EventLog
import Foundation
import Views

/// What of a command is signed: who asks what, when and of which ledger.
///
/// Its text is one RFC 8785 object, so that one command has one spelling. Everything that makes the
/// command what it is stands in it, and so it counts once and in one ledger only.
package struct CommandDocument {
  /// Who asks, as a record's `actor` holds it.
  let actor: String
  /// What is asked.
  let command: Command
  /// The command's identity.
  let id: UUIDv7
  /// The origin of the ledger that is asked.
  let source: String
  /// When it is asked.
  let time: Timestamp

  /// Puts together what is signed.
  init(actor: String, command: Command, id: UUIDv7, source: String, time: Timestamp) {
    self.actor = actor
    self.command = command
    self.id = id
    self.source = source
    self.time = time
  }

  /// Reads what was signed.
  ///
  /// - Parameter text: The exact text.
  /// - Throws: `LedgerError.commandMalformed` where it says anything else than a command that this
  ///   version knows, or says it in another spelling.
  package init(_ text: String) throws(LedgerError) {
    guard let document = try Self.read(text) else {
      throw .commandMalformed(reason: "its type or its identity is none")
    }
    guard try document.text().utf8.elementsEqual(text.utf8) else {
      throw .commandMalformed(reason: "it is spelt otherwise, or says more than the command does")
    }
    self = document
  }

  private static func read(_ text: String) throws(LedgerError) -> CommandDocument? {
    let data = Data(text.utf8)
    do {
      let head = try JSONDecoder().decode(Head.self, from: data)
      guard case .command(let name, let version)? = RecordType(head.type),
        let id = UUIDv7(head.id),
        let command = try Command(
          name: name, from: ArgumentsReader(version: version, document: data))
      else { return nil }
      return CommandDocument(
        actor: head.actor, command: command, id: id, source: head.source, time: head.time)
    } catch is UnknownVersion {
      return nil
    } catch let error as DecodingError {
      throw .commandMalformed(reason: Self.words(for: error))
    } catch {
      throw LedgerError(error)
    }
  }

  /// What a decoder found, in words that quote nothing but the names of members.
  private static func words(for error: DecodingError) -> String {
    let context: DecodingError.Context
    switch error {
    case .keyNotFound(let key, _): return "\(key.stringValue) is missing"
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    @unknown default: return "it cannot be read"
    }
    let place = context.codingPath.map(\.stringValue).joined(separator: ".")
    return "\(place.isEmpty ? "the whole" : place) is not what it should be"
  }

  /// The exact text that is signed.
  ///
  /// - Throws: `LedgerError.log` where the payload holds what cannot be written.
  package func text() throws(LedgerError) -> String {
    let body = Body(
      actor: actor, arguments: ErasedPayload(command.payload), id: id.description, source: source,
      time: time.description, type: type)
    do {
      return String(decoding: try CanonicalJSON.encode(body), as: UTF8.self)
    } catch {
      throw LedgerError(error)
    }
  }

  /// The record's type.
  var type: String { RecordType(of: command).description }

  private struct Body: Encodable {
    let actor: String
    let arguments: ErasedPayload
    let id: String
    let source: String
    let time: String
    let type: String
  }

  private struct Head: Decodable {
    let actor: String
    let id: String
    let source: String
    let time: Timestamp
    let type: String
  }

  private struct ArgumentsReader: PayloadReader {
    private struct Document<Arguments: Decodable>: Decodable {
      let arguments: Arguments
    }

    let version: Int
    let document: Data

    func decode<P: Payload>(_ type: P.Type) throws -> P {
      try JSONDecoder().decode(Document<P>.self, from: document).arguments
    }
  }
}
