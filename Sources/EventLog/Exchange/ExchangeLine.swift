internal import Foundation
package import Transparency

/// A line of a log that is carried elsewhere as text.
///
/// Lines stand in the log's order: an entry's record, byte for byte, and behind the last entry of each
/// commit its checkpoint, with the cosignatures that are kept of it. Both are RFC 8785 objects, so that
/// the whole is NDJSON; a checkpoint's has the note in its one member, `checkpoint`.
package enum ExchangeLine: Hashable, Sendable {
  /// An entry's record.
  case record(String)
  /// The checkpoint of all entries before it.
  case checkpoint(SignedNote)

  /// Reads a line.
  /// - Parameter text: the line without its end.
  /// - Throws: ``ExchangeFlaw``.
  package init(_ text: String) throws(ExchangeFlaw) {
    guard text.hasPrefix("{\"checkpoint\":") else {
      self = .record(text)
      return
    }
    do {
      let carried = try JSONDecoder().decode(CarriedCheckpoint.self, from: Data(text.utf8))
      self = .checkpoint(try SignedNote(carried.checkpoint.utf8))
    } catch {
      throw .malformedCheckpoint
    }
  }

  /// The line without its end.
  /// - Throws: `unencodable`, never of a note that was read.
  package func text() throws(EventLogError) -> String {
    switch self {
    case .record(let record): return record
    case .checkpoint(let note):
      let carried = CarriedCheckpoint(checkpoint: note.serialized)
      return String(decoding: try CanonicalJSON.encode(carried), as: UTF8.self)
    }
  }
}

private struct CarriedCheckpoint: Codable {
  let checkpoint: String
}
