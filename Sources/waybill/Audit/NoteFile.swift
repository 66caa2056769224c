import Foundation
import Transparency

/// Files with checkpoints and proofs, which somebody else may have made.
enum NoteFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - limit: The most bytes that there may be.
  /// - Returns: All of it.
  /// - Throws: `CommandError.noteFile`.
  static func bytes(of path: String, limit: Int = 1 << 18) throws(CommandError) -> [UInt8] {
    let content: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      content = try handle.read(upToCount: limit + 1) ?? Data()
      try handle.close()
    } catch {
      throw .noteFile(path, reason: "it cannot be read")
    }
    guard content.count <= limit else { throw .noteFile(path, reason: "it is too long") }
    return Array(content)
  }

  /// Reads a request to a witness.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: The request; nothing in it is believed yet.
  /// - Throws: `CommandError.noteFile`.
  static func request(in path: String) throws(CommandError) -> WitnessRequest {
    let bytes = try bytes(of: path)
    do throws(TransparencyError) {
      return try WitnessRequest(bytes)
    } catch {
      throw .noteFile(path, reason: error.description)
    }
  }

  /// Reads a signed note.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: The note; nothing is known of its signatures.
  /// - Throws: `CommandError.noteFile`.
  static func note(in path: String) throws(CommandError) -> SignedNote {
    let bytes = try bytes(of: path)
    do throws(TransparencyError) {
      return try SignedNote(bytes)
    } catch {
      throw .noteFile(path, reason: error.description)
    }
  }
}

extension NoteFile {
  /// Writes a file.
  ///
  /// - Parameters:
  ///   - text: All of it.
  ///   - path: An absolute path; nothing may be there.
  /// - Throws: `CommandError.noteUnwritten`.
  static func write(_ text: String, to path: String) throws(CommandError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      let reason =
        FileManager.default.fileExists(atPath: path)
        ? "it is there already" : "it cannot be written"
      throw .noteUnwritten(path, reason: reason)
    }
  }
}
