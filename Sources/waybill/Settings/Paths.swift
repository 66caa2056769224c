/// Where files are by default: the XDG base directories.
package struct Paths: Sendable {
  private let environment: [String: String]
  private let home: String
  private let workingDirectory: String

  /// Takes what paths depend on.
  ///
  /// - Parameters:
  ///   - environment: The process's variables.
  ///   - home: The user's home, absolute, where HOME does not say.
  ///   - workingDirectory: What relative paths start from, absolute.
  package init(environment: [String: String], home: String, workingDirectory: String) {
    self.environment = environment
    self.home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
    self.workingDirectory = workingDirectory
  }

  /// The ledger's directory by default.
  package var ledger: String { base("XDG_DATA_HOME", default: ".local/share") + "/waybill" }

  /// A witness's folder by default.
  package var witness: String {
    base("XDG_DATA_HOME", default: ".local/share") + "/waybill-witness"
  }

  /// The directory of master keys and signing keys whose place nobody named.
  package var keys: String { base("XDG_CONFIG_HOME", default: ".config") + "/waybill/keys" }

  /// The private key by default; it has a folder of its own, as others may look into that of the
  /// configuration file.
  package var identity: String {
    base("XDG_CONFIG_HOME", default: ".config") + "/waybill/identity/id_ed25519"
  }

  /// The configuration file by default.
  package var settings: String {
    base("XDG_CONFIG_HOME", default: ".config") + "/waybill/config.json"
  }

  /// The path as it is from the root, without `.`, `..` and doubled slashes.
  ///
  /// - Parameters:
  ///   - path: A path as a person typed it.
  ///   - folder: What it starts from where it is relative, absolute; the working directory where
  ///     none is given.
  /// - Returns: The absolute path.
  package func absolute(_ path: String, from folder: String? = nil) -> String {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : (folder ?? workingDirectory) + "/" + path
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A variable that says something.
  package func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// XDG base directories have to be absolute; a relative one is to be ignored.
  private func base(_ name: String, default path: String) -> String {
    variable(name).flatMap { $0.hasPrefix("/") ? absolute($0) : nil } ?? absolute(home + "/" + path)
  }
}
