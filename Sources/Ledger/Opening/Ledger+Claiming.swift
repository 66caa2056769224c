import Glibc

extension Ledger {
  /// Makes a directory, or takes an empty one.
  static func claim(_ directory: String) throws(LedgerError) {
    if mkdir(directory, 0o700) == 0 { return }
    guard errno == EEXIST else {
      throw .file(path: directory, reason: String(cString: strerror(errno)))
    }
    guard try names(in: directory).isEmpty else { throw .occupied(path: directory) }
    guard chmod(directory, 0o700) == 0 else {
      throw .file(path: directory, reason: String(cString: strerror(errno)))
    }
  }

  /// Takes away what a ledger left that was stopped while it was written.
  ///
  /// - Parameter files: Where it was; nothing need be there.
  /// - Throws: `LedgerError.occupied` where there is anything else, a link to a folder included: what
  ///   that leads to is somebody's.
  static func dropUnfinished(_ files: LedgerLocation) throws(LedgerError) {
    var status = stat()
    guard lstat(files.directory, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .occupied(path: files.directory) }
    let names = try names(in: files.directory)
    // New views have a name of their own until they are open.
    guard names.allSatisfy({ files.remainders.contains($0) || $0.hasPrefix("views.sqlite.") })
    else { throw .occupied(path: files.directory) }
    for name in names { unlink("\(files.directory)/\(name)") }
    rmdir(files.directory)
  }

  /// Takes away what was written of a ledger that came to nothing.
  static func drop(_ files: LedgerLocation) {
    for name in files.remainders { unlink("\(files.directory)/\(name)") }
    rmdir(files.directory)
  }
}
