import Domain
import Glibc

/// A directory that files are written into for somebody else.
struct OutputFolder: Sendable {
  /// Who may read what is written.
  enum Readers: Sendable {
    /// Everybody.
    case everybody
    /// Its owner alone.
    case owner

    fileprivate var mode: mode_t {
      switch self {
      case .everybody: 0o644
      case .owner: 0o600
      }
    }

    /// As for files, and to be entered.
    fileprivate var folderMode: mode_t { mode | (mode & 0o444) >> 2 }
  }

  /// Where it is.
  let path: String
  /// Who may read what is written.
  let readers: Readers

  /// Begins a file that takes the place of what has the name; its folders are made where need be.
  ///
  /// - Throws: `AuditError.file`.
  func file(_ name: String) throws(AuditError) -> OutputFile {
    let target = "\(path)/\(name)"
    try makeFolders(above: target)
    return try OutputFile(at: target, mode: readers.mode)
  }

  /// Writes a file whole, in the place of what has the name; its folders are made where need be.
  ///
  /// It is durable after the next ``sync()``; a crash before that may leave it empty.
  ///
  /// - Returns: The digest of its bytes.
  /// - Throws: `AuditError.file`.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws(AuditError) -> SHA256Digest {
    let target = "\(path)/\(name)"
    try makeFolders(above: target)
    return try put(bytes, at: target, isSynced: false)
  }

  /// Writes a file in the place of what has the name: a crash leaves the one or the other, whole.
  func replace(_ name: String, with bytes: [UInt8]) throws(AuditError) {
    // Without this the name may reach the disk before what it names.
    try put(bytes, at: "\(path)/\(name)", isSynced: true)
    sync()
  }

  @discardableResult
  private func put(
    _ bytes: [UInt8], at target: String, isSynced: Bool
  ) throws(AuditError) -> SHA256Digest {
    let draft = target + ".new"
    var file = try OutputFile(at: draft, mode: readers.mode)
    try file.write(bytes)
    let digest = try file.finish(isSynced: isSynced).digest
    guard rename(draft, target) == 0 else { throw .file(errno, at: target) }
    return digest
  }

  /// Makes everything that was written durable, names included.
  ///
  /// One call for some thousand files in as many folders; Linux comes back when it is done (sync(2)).
  func sync() { Glibc.sync() }

  private func makeFolders(above target: String) throws(AuditError) {
    var folder = ""
    for part in target.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if mkdir(folder, readers.folderMode) != 0, errno != EEXIST, access(folder, F_OK) != 0 {
        throw .file(errno, at: folder)
      }
    }
  }
}
