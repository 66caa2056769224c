internal import GRDB

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Why the vault could not do what it was asked to.
package enum VaultError: Error, Hashable {
  /// There is no file at the path.
  case missing(path: String)

  /// There is a file where one was to be created.
  case alreadyExists(path: String)

  /// The file is something else than a vault of this version.
  case notAVault(path: String)

  /// Others than its owner may use the file or directory.
  case loosePermissions(path: String, remedy: String)

  /// The master key's file is not there.
  case masterKeyMissing(path: String)

  /// The master key's file does not hold a key.
  case masterKeyMalformed(path: String, expectedBytes: Int)

  /// The vault was sealed with another master key.
  case wrongMasterKey(path: String)

  /// A sealed value has been altered, or put in another's place.
  case tampered(path: String, name: String)

  /// The vault does not hold the key of pseudonyms.
  case pseudonymKeyMissing(path: String)

  /// The vault does not hold the key that the schedule's orders are signed with.
  case scheduleKeyMissing(path: String)

  /// Another process held the file longer than we waited.
  case locked(path: String)

  /// Reading or writing failed otherwise.
  case io(path: String, code: Int32, reason: String)

  init(errno code: Int32, path: String) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .missing(path: path)
      case EEXIST: .alreadyExists(path: path)
      default: .io(path: path, code: code, reason: String(cString: strerror(code)))
      }
  }

  /// Says in our words what keeps a file from being read.
  /// - Parameters:
  ///   - path: the file.
  ///   - error: what GRDB threw.
  package init(reading path: String, _ error: any Error) {
    self.init(error, path: path)
  }

  /// Says in our words what SQLite reports; keeps its words, but no statement and no value.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as VaultError:
      self = error
    case let error as DatabaseError:
      self =
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .locked(path: path)
        case .SQLITE_NOTADB: .notAVault(path: path)
        default:
          .io(
            path: path, code: error.extendedResultCode.rawValue,
            reason: error.message ?? "no reason given")
        }
    default:
      self = .io(path: path, code: 0, reason: String(describing: Swift.type(of: error)))
    }
  }
}

extension VaultError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no file at \(path). Name the right one, or restore it from a backup."
    case .alreadyExists(let path):
      "There is a file at \(path) already. Move it away, or use it."
    case .notAVault(let path):
      "\(path) is not a Waybill vault. Name the ledger's directory, or restore it from a backup."
    case .loosePermissions(let path, let remedy):
      "Others than you may access \(path). Run: \(remedy)"
    case .masterKeyMissing(let path):
      "There is no master key at \(path). Restore it from a backup; without it, the API keys have "
        + "to be entered again."
    case .masterKeyMalformed(let path, let expectedBytes):
      "\(path) does not hold a master key of \(expectedBytes) bytes. Restore it from a backup."
    case .wrongMasterKey(let path):
      "\(path) was sealed with another master key. Name that key, or restore it from a backup."
    case .tampered(let path, let name):
      "The secret \"\(name)\" in \(path) has been altered. Enter it again, and find out who did it."
    case .pseudonymKeyMissing(let path):
      "\(path) does not hold the key of pseudonyms. Restore the vault from a backup: with another "
        + "key the manifests of the past could no longer be traced to persons."
    case .scheduleKeyMissing(let path):
      "\(path) does not hold the key that the schedule's orders are signed with. Restore the vault "
        + "from a backup."
    case .locked(let path):
      "\(path) is locked by another process. Wait until it is done and try again."
    case .io(let path, let code, let reason):
      "\(path) could not be read or written: \(reason) (code \(code)). Check disk and permissions."
    }
  }
}
