package import EventLog
import Foundation

/// A folder for one test, gone with it.
package final class Scratch {
  private let folder: URL

  /// Makes a folder that no other test has.
  package init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("waybill-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // What cannot be removed is the system's to clear away, as all temporary files are.
    do { try FileManager.default.removeItem(at: folder) } catch {}
  }

  /// Where a file of a name would be.
  ///
  /// - Parameter name: The file's name.
  /// - Returns: Its absolute path.
  package func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Makes a log with the whole history.
  ///
  /// - Parameter name: The file's name.
  /// - Returns: The log.
  /// - Throws: What keeps the log from being made.
  package func history(_ name: String = "log.sqlite") throws -> EventLog {
    let log = try EventLog.create(at: path(name), signer: Script.signer)
    var script = Script()
    try script.play()
    try script.write(into: log)
    return log
  }
}
