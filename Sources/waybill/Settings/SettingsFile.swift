import Foundation
import Glibc

/// The configuration file, as far as it says something.
package struct SettingsFile: Sendable {
  /// Its keys, as a person would write them.
  static let outline =
    "ledger, actor, master-key, signing-key, identity, format, log {level, format} and metrics {port}"

  /// The most bytes that are read; a file that people write has far fewer.
  private static let limit = 1 << 16

  /// Where it is, an absolute path.
  package let path: String
  /// What it sets; paths are absolute.
  package let values: [SettingKey: String]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: An absolute path; relative paths in the file start from its folder.
  ///   - isRequired: Whether it is a mistake that there is no file.
  ///   - paths: Makes paths absolute.
  /// - Returns: The file; nothing where there is none and none is required.
  /// - Throws: `SettingsFlaw`, but for `unusable`.
  package static func read(
    _ path: String, isRequired: Bool, paths: Paths
  ) throws(SettingsFlaw) -> SettingsFile? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno
      guard [ENOENT, ENOTDIR].contains(reason) else {
        throw .unreadable(path: path, reason: String(cString: strerror(reason)))
      }
      if isRequired { throw .missing(path: path) }
      return nil
    }
    defer { close(descriptor) }
    try requireOwn(descriptor, path)
    let document = try decoded(try contents(of: descriptor, path), path)
    let folder = paths.absolute(path + "/..")
    let values = document.values.map { key, value in
      (key, key.isPath ? paths.absolute(value, from: folder) : value)
    }
    return SettingsFile(path: path, values: Dictionary(uniqueKeysWithValues: values))
  }

  /// Whoever can write the file chooses the ledger and the key that commands go to.
  private static func requireOwn(_ descriptor: Int32, _ path: String) throws(SettingsFlaw) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
    guard [0, getuid()].contains(status.st_uid) else { throw .foreign(path: path) }
  }

  private static func contents(
    of descriptor: Int32, _ path: String
  ) throws(SettingsFlaw) -> Data {
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > limit { throw .malformed(path: path, reason: "it has over 65536 bytes") }
    }
  }

  private static func decoded(
    _ bytes: Data, _ path: String
  ) throws(SettingsFlaw) -> SettingsDocument {
    do {
      return try JSONDecoder().decode(SettingsDocument.self, from: bytes)
    } catch let flaw as SettingsDocument.Flaw {
      throw flaw.inFile(path)
    } catch let error as DecodingError {
      throw .malformed(path: path, reason: error.reason)
    } catch {
      throw .malformed(path: path, reason: String(describing: error))
    }
  }
}

extension DecodingError {
  /// What is wrong with the JSON, and where.
  fileprivate var reason: String {
    switch self {
    case .dataCorrupted(let context):
      let cause = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
      let text = cause as? String ?? context.debugDescription
      return text.last == "." ? String(text.dropLast()) : text
    case .typeMismatch, .valueNotFound, .keyNotFound: return "it is no object"
    @unknown default: return "it is no object"
    }
  }
}
