import Glibc
import Testing
import Vault

@Suite struct FilePermissionsTests {
  @Test(arguments: [
    (mode: 0o600, owner: 1000, group: 1000, isPrivate: true),
    (mode: 0o400, owner: 1000, group: 1000, isPrivate: true),
    (mode: 0o440, owner: 1000, group: 1000, isPrivate: false),
    (mode: 0o604, owner: 0, group: 0, isPrivate: false),
    // A credential of systemd's, and what is nearly one.
    (mode: 0o440, owner: 0, group: 0, isPrivate: true),
    (mode: 0o440, owner: 0, group: 1000, isPrivate: false),
    (mode: 0o440, owner: 1000, group: 0, isPrivate: false),
    (mode: 0o444, owner: 0, group: 0, isPrivate: false),
    (mode: 0o460, owner: 0, group: 0, isPrivate: false),
    (mode: 0o640, owner: 0, group: 0, isPrivate: false),
    (mode: 0o450, owner: 0, group: 0, isPrivate: false),
  ])
  func `A file is private that only its owner or root lets anybody to`(
    mode: mode_t, owner: uid_t, group: gid_t, isPrivate: Bool
  ) {
    #expect(
      FilePermissions.isPrivate(mode: S_IFREG | mode, owner: owner, group: group) == isPrivate)
  }

  @Test func `A directory is never a credential`() {
    #expect(!FilePermissions.isPrivate(mode: S_IFDIR | 0o440, owner: 0, group: 0))
    #expect(FilePermissions.isPrivate(mode: S_IFDIR | 0o700, owner: 1, group: 1))
  }
}
