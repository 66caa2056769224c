import Glibc

/// The operating system's user, as whom the process runs.
struct Login: Sendable {
  /// The login name.
  let name: String
  /// The home directory.
  let home: String

  /// This process's user; a number stands for a name that the system does not know.
  static var current: Login {
    let id = getuid()
    guard let entry = getpwuid(id)?.pointee, let name = entry.pw_name, let home = entry.pw_dir
    else { return Login(name: String(id), home: "/") }
    return Login(name: String(cString: name), home: String(cString: home))
  }
}
