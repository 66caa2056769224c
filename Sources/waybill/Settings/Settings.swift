package import Ledger
import Logging
package import Results

/// What is in effect: flag, then environment, then configuration file, then default.
package struct Settings: Sendable {
  /// Every setting and where it comes from.
  package let all: [Setting]
  /// Where the ledger's files are.
  package let location: LedgerLocation
  /// The file of the key of whoever gives commands: the private one, or the public one alone.
  package let identity: String
  /// How results are printed.
  package let format: OutputFormat
  /// What is logged, and how.
  package let log: LogSettings
  /// The port that metrics are served on; none where nobody named one.
  package let metricsPort: Int?

  /// Finds out what is in effect.
  ///
  /// - Parameters:
  ///   - flags: The values of flags that were given.
  ///   - environment: The process's variables.
  ///   - paths: Where files are by default.
  /// - Throws: `CommandError.settings`.
  package init(
    flags: [SettingKey: String], environment: [String: String], paths: Paths
  ) throws(CommandError) {
    let named = paths.variable("WAYBILL_CONFIG").map { paths.absolute($0) }
    do throws(SettingsFlaw) {
      let layers = SettingLayers(
        flags: flags, environment: environment,
        file: try SettingsFile.read(
          named ?? paths.settings, isRequired: named != nil, paths: paths),
        defaults: [
          .ledger: paths.ledger, .identity: paths.identity,
          .format: OutputFormat.table.rawValue,
          .logLevel: Logger.Level.info.rawValue, .logFormat: LogFormat.text.rawValue,
        ])
      let absolute = SettingKey.allCases.map { layers.setting($0).absolute(paths) }
      all = absolute
      let found = Dictionary(uniqueKeysWithValues: absolute.map { ($0.key, $0) })
      location = LedgerLocation(
        directory: found[.ledger]?.value ?? paths.ledger, masterKey: found[.masterKey]?.value,
        signingKey: found[.signingKey]?.value, keys: paths.keys)
      identity = found[.identity]?.value ?? paths.identity
      format = try found[.format]?.choice() ?? .table
      log = LogSettings(
        level: try found[.logLevel]?.choice() ?? .info,
        format: try found[.logFormat]?.choice() ?? .text)
      metricsPort = try found[.metricsPort]?.port()
    } catch {
      throw .settings(error)
    }
  }
}

extension Setting {
  /// The setting with its path from the root.
  fileprivate func absolute(_ paths: Paths) -> Setting {
    Setting(key: key, value: key.isPath ? value.map { paths.absolute($0) } : value, origin: origin)
  }

  /// The value as one of a few.
  fileprivate func choice<Choice: CaseIterable & RawRepresentable<String>>()
    throws(SettingsFlaw) -> Choice?
  {
    guard let value else { return nil }
    if let choice = Choice(rawValue: value) { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw .unusable(key, value: value, origin: origin, needs: "one of \(names)")
  }

  fileprivate func port() throws(SettingsFlaw) -> Int? {
    guard let value else { return nil }
    if let port = UInt16(value), port > 0 { return Int(port) }
    throw .unusable(key, value: value, origin: origin, needs: "a port from 1 to 65535")
  }
}
