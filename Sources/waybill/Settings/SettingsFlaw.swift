/// Why settings cannot be used.
package enum SettingsFlaw: Error, Hashable, Sendable {
  /// The file that WAYBILL_CONFIG names is not there.
  case missing(path: String)
  /// The file cannot be read.
  case unreadable(path: String, reason: String)
  /// Others may write the file, and could send exports elsewhere.
  case writableByOthers(path: String)
  /// The file belongs to somebody else.
  case foreign(path: String)
  /// The file is no JSON object.
  case malformed(path: String, reason: String)
  /// The file sets what there is not.
  case unknownKey(String, path: String)
  /// The file holds a secret.
  case secret(key: String, path: String)
  /// The file holds something else than the key takes.
  case wrongType(key: String, needs: String, path: String)
  /// A value means nothing.
  case unusable(SettingKey, value: String, origin: SettingOrigin, needs: String)
}

extension SettingsFlaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no configuration file \(path), which WAYBILL_CONFIG names: correct the variable or"
        + " unset it."
    case .unreadable(let path, let reason):
      "The configuration file \(path) cannot be read: \(reason)."
    case .writableByOthers(let path):
      "The configuration file \(path) may be written by others: run `chmod go-w` on it."
    case .foreign(let path):
      "The configuration file \(path) belongs to another user, who could change it: make one of"
        + " your own."
    case .malformed(let path, let reason):
      "The configuration file \(path) is malformed: \(reason). It has to be one JSON object in"
        + " UTF-8."
    case .unknownKey(let key, let path):
      "The configuration file \(path) has an unknown key “\(key)”: there are"
        + " \(SettingsFile.outline)."
    case .secret(let key, let path):
      "The configuration file \(path) has a key “\(key)”, and secrets do not belong there: take it"
        + " out, and give an API key with --api-key-file, BREVO_API_KEY or when you are asked."
    case .wrongType(let key, let needs, let path):
      "“\(key)” in the configuration file \(path) takes \(needs)."
    case .unusable(let key, let value, let origin, let needs):
      "\(key.rawValue) cannot be “\(value)”, as \(origin) has it: it takes \(needs)."
    }
  }
}
