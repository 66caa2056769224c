/// What can be set by flag, environment variable or configuration file.
package enum SettingKey: String, CaseIterable, Sendable {
  /// The ledger's directory.
  case ledger
  /// The vault's master key.
  case masterKey = "master-key"
  /// The log's signing key.
  case signingKey = "signing-key"
  /// The private key of whoever gives commands.
  case identity
  /// How results are printed.
  case format
  /// From which level on a message is logged.
  case logLevel = "log.level"
  /// How a message is logged.
  case logFormat = "log.format"
  /// The port that metrics are served on.
  case metricsPort = "metrics.port"

  /// The environment variable, such as `WAYBILL_LOG_LEVEL`.
  package var variable: String {
    "WAYBILL_" + String(rawValue.uppercased().map { ["-", "."].contains($0) ? "_" : $0 })
  }

  /// The flag, where a command has one for it.
  package var flag: String { "--" + rawValue.replacing(".", with: "-") }

  /// Whether the value is a path, which is relative to where it was written.
  package var isPath: Bool {
    switch self {
    case .ledger, .masterKey, .signingKey, .identity: true
    case .format, .logLevel, .logFormat, .metricsPort: false
    }
  }

  /// Whether the file holds a number, and not a text.
  var isNumber: Bool {
    switch self {
    case .metricsPort: true
    case .ledger, .masterKey, .signingKey, .identity, .format, .logLevel, .logFormat: false
    }
  }
}
