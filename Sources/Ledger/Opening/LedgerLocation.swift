/// Where a ledger's files are.
package struct LedgerLocation: Hashable, Sendable {
  /// The ledger's directory, an absolute path without a slash at its end.
  package let directory: String
  /// The vault's master key, outside the directory; nothing for the place that follows from the
  /// ledger's origin under `keys`.
  package let masterKey: String?
  /// The log's signing key, outside the directory; nothing for the place beside the master key's
  /// default.
  package let signingKey: String?
  /// The directory of keys whose place nobody named.
  package let keys: String

  /// Names a ledger's places.
  ///
  /// - Parameters:
  ///   - directory: The ledger's directory, an absolute path.
  ///   - masterKey: The master key's file, an absolute path, where one was named.
  ///   - signingKey: The signing key's file, an absolute path, where one was named.
  ///   - keys: The directory of keys whose place nobody named, an absolute path.
  package init(directory: String, masterKey: String?, signingKey: String?, keys: String) {
    self.directory =
      directory.count > 1 && directory.last == "/"
      ? String(directory.dropLast()) : directory
    self.masterKey = masterKey
    self.signingKey = signingKey
    self.keys = keys
  }

  /// The log.
  package var log: String { directory + "/log.sqlite" }
  /// The views.
  package var views: String { directory + "/views.sqlite" }
  /// The vault.
  package var vault: String { directory + "/vault.sqlite" }
  /// The manifests.
  package var manifests: String { directory + "/manifests.sqlite" }
  /// The files that hold something.
  package var files: [String] { [log, views, vault, manifests] }
  /// The names in the directory that the files have, also while they are made, and what SQLite keeps
  /// beside them.
  var remainders: [String] {
    ["log", "views", "vault", "manifests"].flatMap { name in
      ["", ".new", "-wal", "-shm", "-journal"].map { "\(name).sqlite\($0)" }
    }
  }
  /// The folder of the locks that running exports hold; they say nothing when nobody runs.
  package var locks: String { directory + "/locks" }

  /// Another place with the same keys.
  ///
  /// - Parameter directory: The directory there, an absolute path.
  /// - Returns: The place.
  package func moved(to directory: String) -> LedgerLocation {
    LedgerLocation(
      directory: directory, masterKey: masterKey, signingKey: signingKey, keys: keys)
  }

  /// The master key's file.
  ///
  /// - Parameter origin: The ledger's origin, whose last part names the file.
  /// - Returns: An absolute path.
  package func masterKey(ofOrigin origin: String) -> String {
    masterKey ?? "\(keys)/\(Self.name(ofOrigin: origin)).key"
  }

  /// The log's signing key's file.
  ///
  /// - Parameter origin: The ledger's origin, whose last part names the file.
  /// - Returns: An absolute path.
  package func signingKey(ofOrigin origin: String) -> String {
    signingKey ?? "\(keys)/\(Self.name(ofOrigin: origin)).signing.key"
  }

  private static func name(ofOrigin origin: String) -> Substring {
    origin.split(separator: "/").last ?? "ledger"
  }
}
