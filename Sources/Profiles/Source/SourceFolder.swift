#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder beyond which nothing is looked at.
struct SourceFolder {
  /// What became of a name.
  enum Finding {
    /// The file's path, without symbolic links.
    case file(String)
    /// Nothing has this name.
    case absent
    /// The name leads out of the folder.
    case outside
  }

  /// The name it was opened by.
  let name: String
  /// Its path, without symbolic links.
  private let path: String

  /// Opens a folder.
  ///
  /// - Parameter name: its name.
  /// - Throws: ``SourceError`` when it is missing or may not be read.
  init(_ name: String) throws(SourceError) {
    switch SourceFolder.resolve(name) {
    case .success(let path): self.path = path
    case .failure(let code): throw SourceFile.failure(code.number, name)
    }
    self.name = name
  }

  /// Looks for a file.
  ///
  /// - Parameter components: the names of the folders on its way and its own.
  /// - Returns: what was found.
  /// - Throws: ``SourceError`` when the operating system does not let us look.
  func find(_ components: some Sequence<String>) throws(SourceError) -> Finding {
    let wanted = path + "/" + components.joined(separator: "/")
    switch SourceFolder.resolve(wanted) {
    case .success(let found):
      let root = path == "/" ? path : path + "/"
      return found.hasPrefix(root) ? .file(found) : .outside
    case .failure(let code):
      if code.number == ENOENT || code.number == ENOTDIR { return .absent }
      throw SourceFile.failure(code.number, wanted)
    }
  }

  private struct Code: Error {
    let number: CInt
  }

  private static func resolve(_ path: String) -> Result<String, Code> {
    guard let resolved = realpath(path, nil) else { return .failure(Code(number: errno)) }
    defer { free(resolved) }
    return .success(String(cString: resolved))
  }
}
