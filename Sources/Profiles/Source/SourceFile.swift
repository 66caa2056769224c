#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An open regular file, read from its beginning to its end and closed with the object's life.
///
/// It and ``SourceFolder`` are the only places in the module that call the operating system.
final class SourceFile: ByteStream {
  /// The name it was opened by, for error messages.
  let name: String
  private let descriptor: CInt

  /// Opens a file for reading.
  ///
  /// - Parameter path: the file's name.
  /// - Throws: ``SourceError`` when it is missing, unreadable or no regular file.
  init(path: String) throws(SourceError) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SourceFile.failure(errno, path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw SourceFile.failure(code, path)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      throw kind == S_IFDIR ? .isDirectory(path: path) : .notRegularFile(path: path)
    }
    name = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    while true {
      #if canImport(Glibc)
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
      let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Darwin)
      let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else { throw SourceFile.failure(errno, name) }
    }
  }

  /// What a failure of the operating system means for a source.
  ///
  /// - Parameters:
  ///   - code: its `errno`.
  ///   - path: the name of the file.
  /// - Returns: the error.
  static func failure(_ code: CInt, _ path: String) -> SourceError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM: .permissionDenied(path: path)
    case EISDIR: .isDirectory(path: path)
    default: .readFailed(path: path, code: code, reason: String(cString: strerror(code)))
    }
  }
}
