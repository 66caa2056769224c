import Foundation
import waybill

/// A home with or without a configuration file.
struct SettingsFolder {
  /// The home.
  let path: String

  /// Makes a home for as long as an operation takes.
  static func during(_ operation: (SettingsFolder) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "waybill-settings-\(UUID().uuidString)"
    let folder = Paths(environment: [:], home: "/", workingDirectory: "/").absolute(path)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let result = Result { try operation(SettingsFolder(path: folder)) }
    try FileManager.default.removeItem(atPath: folder)
    try result.get()
  }

  /// Writes a configuration file.
  ///
  /// - Returns: Its path.
  func write(
    _ text: String, to name: String = ".config/waybill/config.json", mode: Int = 0o600
  ) throws -> String {
    try write(Data(text.utf8), to: name, mode: mode)
  }

  /// Writes a configuration file of any bytes.
  func write(
    _ bytes: Data, to name: String = ".config/waybill/config.json", mode: Int = 0o600
  ) throws -> String {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: path + "/" + name)
    return path + "/" + name
  }

  /// What is in effect for somebody who lives here.
  ///
  /// - Parameters:
  ///   - flags: The values of flags.
  ///   - environment: Variables besides HOME.
  ///   - folder: The working directory, from here.
  /// - Returns: The settings.
  /// - Throws: As `Settings` does.
  func settings(
    _ flags: [SettingKey: String] = [:], environment: [String: String] = [:], at folder: String = ""
  ) throws(CommandError) -> Settings {
    let environment = environment.merging(["HOME": path]) { $1 }
    return try Settings(
      flags: flags, environment: environment,
      paths: Paths(
        environment: environment, home: "/nowhere", workingDirectory: path + "/" + folder))
  }
}
