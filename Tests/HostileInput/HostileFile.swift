import Foundation

/// A file for a reader that knows files alone; it is gone with the object.
final class HostileFile {
  /// The folder that holds nothing else.
  let folder: String
  /// The file.
  let path: String

  /// Writes a file that is its owner's alone; a machine that cannot is no finding.
  init(_ bytes: [UInt8], named name: String) {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "hostile-\(UUID().uuidString)").path(percentEncoded: false)
    path = folder + "/" + name
    add(bytes, named: name)
  }

  /// Puts one more file beside it.
  func add(_ bytes: [UInt8], named name: String) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      preconditionFailure("there is no folder for the file: \(error)")
    }
    let isThere = FileManager.default.createFile(
      atPath: folder + "/" + name, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    precondition(isThere, "the file could not be written")
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      print("a folder is left behind: \(error)")
    }
  }
}
