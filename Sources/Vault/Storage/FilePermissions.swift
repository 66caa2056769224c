#if canImport(Darwin)
package import Darwin
#else
package import Glibc
#endif

/// Whom a file is open to.
package enum FilePermissions {
  /// Makes sure that a file or directory is its owner's alone.
  /// - Parameter path: the file or directory; a link counts as what it points at.
  /// - Throws: `loosePermissions`, with the command that mends it; `missing`; or `io`.
  package static func requirePrivate(_ path: String) throws(VaultError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw VaultError(errno: errno, path: path) }
    guard isPrivate(mode: status.st_mode, owner: status.st_uid, group: status.st_gid) else {
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      throw .loosePermissions(path: path, remedy: "chmod \(isDirectory ? "700" : "600") \(path)")
    }
  }

  /// Whether nobody but a file's owner, and those whom root lets, may do anything with it.
  ///
  /// Since version 254, systemd hands credentials out as files of root's that a service may read by
  /// an access control list. The list's mask shows where the group's rights are (POSIX.1e draft 17,
  /// 23.1.5), so such a file says 0440, and is still nobody's but root's and the service's. Only
  /// root can make a file like that.
  /// - Parameters:
  ///   - mode: its type and permissions.
  ///   - owner: its owner's number.
  ///   - group: its group's number.
  /// - Returns: whether it is private.
  package static func isPrivate(mode: mode_t, owner: uid_t, group: gid_t) -> Bool {
    if mode & (S_IRWXG | S_IRWXO) == 0 { return true }
    let isRoots = owner == 0 && group == 0
    return isRoots && mode & S_IFMT == S_IFREG && mode & 0o7777 == 0o440
  }
}
