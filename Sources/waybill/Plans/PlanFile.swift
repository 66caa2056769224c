import Domain
import Foundation
import Glibc

/// Files that hold a plan each.
enum PlanFile {
  /// The most bytes that are read: a plan has to fit into an entry of the log.
  private static let limit = 256 * 1024

  /// Reads a plan.
  ///
  /// - Parameter path: The file.
  /// - Returns: The plan.
  /// - Throws: `CommandError.planFile` where it cannot be read or holds no plan.
  static func plan(in path: String) throws(CommandError) -> RunPlan {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .planFile(path, reason: String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let content: Data
    do {
      content = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw .planFile(path, reason: isFolder(descriptor) ? "it is a folder" : "it cannot be read")
    }
    if content.isEmpty { throw .planFile(path, reason: "it is empty") }
    guard content.count <= limit else { throw .planFile(path, reason: "it is too long") }
    do {
      return try JSONDecoder().decode(PlanDocument.self, from: content).plan
    } catch {
      throw .planFile(path, reason: "it holds no plan as `waybill run plan` writes it")
    }
  }

  private static func isFolder(_ descriptor: CInt) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Writes a plan into a file that nobody else may read.
  ///
  /// - Parameters:
  ///   - text: The plan's text.
  ///   - path: The file, which must not be there yet.
  /// - Throws: `CommandError.planUnwritten`.
  static func write(_ text: String, to path: String) throws(CommandError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .planUnwritten(path, reason: String(cString: strerror(errno)))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } catch {
      throw .planUnwritten(path, reason: "it could not be written whole")
    }
  }
}
