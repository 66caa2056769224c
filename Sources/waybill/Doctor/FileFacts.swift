package import Glibc
import Vault

/// Whose a file or folder is, and whom it is open to.
package struct FileFacts: Hashable, Sendable {
  /// Where it is.
  package let path: String
  /// Its kind and permissions.
  package let mode: mode_t
  /// The number of the user whose it is.
  package let owner: uid_t
  /// The number of the group that it is given to.
  package let group: gid_t

  /// States the facts.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - mode: Its kind and permissions.
  ///   - owner: The number of the user whose it is.
  ///   - group: The number of the group that it is given to.
  package init(path: String, mode: mode_t, owner: uid_t, group: gid_t) {
    self.path = path
    self.mode = mode
    self.owner = owner
    self.group = group
  }

  /// Asks the system; it follows links, and opens nothing.
  ///
  /// - Parameter path: The file or folder.
  /// - Returns: The facts; nothing where there is none.
  static func find(_ path: String) -> FileFacts? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileFacts(
      path: path, mode: status.st_mode, owner: status.st_uid, group: status.st_gid)
  }

  var isFolder: Bool { mode & S_IFMT == S_IFDIR }

  var isPrivate: Bool { FilePermissions.isPrivate(mode: mode, owner: owner, group: group) }
}
