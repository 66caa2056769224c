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

  /// Takes away what was written of a ledger that came to nothing.
  static func drop(_ files: LedgerLocation) {
    for path in files.files {
      for suffix in ["-wal", "-shm", ""] { unlink(path + suffix) }
    }
    rmdir(files.directory)
  }
}
