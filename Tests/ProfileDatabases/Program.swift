package import Foundation

/// Another program, run to its end.
package struct Program {
  /// Where it is.
  package let path: String

  /// A program that said it failed.
  package struct Failure: Error, CustomStringConvertible {
    /// What it complained of.
    package let description: String

    /// Says what failed.
    package init(description: String) { self.description = description }
  }

  /// Names a program.
  package init(path: String) { self.path = path }

  /// Runs it.
  ///
  /// - Parameter arguments: its arguments.
  /// - Returns: what it wrote to standard output.
  /// - Throws: ``Failure`` with what it wrote to standard error, if it failed.
  package func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(path): \(String(decoding: complaints, as: UTF8.self))")
    }
    return written
  }
}
