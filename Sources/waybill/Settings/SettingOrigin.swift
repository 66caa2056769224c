/// Where a setting's value comes from.
package enum SettingOrigin: Hashable, Sendable {
  /// The command line.
  case flag(String)
  /// The environment.
  case environment(variable: String)
  /// The configuration file.
  case file(path: String)
  /// Nobody said anything.
  case byDefault

  /// Which kind of source it is, for programs.
  package var kind: String {
    switch self {
    case .flag: "flag"
    case .environment: "environment"
    case .file: "file"
    case .byDefault: "default"
    }
  }

  /// The flag, variable or file.
  package var name: String? {
    switch self {
    case .flag(let name), .environment(let name), .file(let name): name
    case .byDefault: nil
    }
  }
}

extension SettingOrigin: CustomStringConvertible {
  package var description: String { name ?? kind }
}
