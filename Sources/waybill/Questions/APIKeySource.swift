import Foundation
import Glibc
package import Sendinblue

/// Where an API key comes from; never from an argument, which every user of the machine could see.
package enum APIKeySource: Hashable, Sendable {
  /// A file that holds the key alone.
  case file(path: String)
  /// Standard input.
  case standardInput
  /// The variable BREVO_API_KEY.
  case environment
  /// The person at the terminal.
  case prompt

  /// The most bytes that are read; a key has fewer.
  private static let limit = 4096

  /// Chooses a source: flag, then environment, then terminal.
  ///
  /// - Parameters:
  ///   - flag: The value of `--api-key-file`; `-` means standard input.
  ///   - environment: The process's variables.
  ///   - isInteractive: Whether there is a person to ask.
  /// - Throws: `CommandError.answerNeeded` where there is none of them.
  package init(
    flag: String?, environment: [String: String], isInteractive: Bool
  ) throws(CommandError) {
    if let flag {
      self = flag == "-" ? .standardInput : .file(path: flag)
    } else if !(environment["BREVO_API_KEY"] ?? "").isEmpty {
      self = .environment
    } else if isInteractive {
      self = .prompt
    } else {
      throw .answerNeeded(what: "The API key", give: "--api-key-file or BREVO_API_KEY")
    }
  }

  /// Reads the key.
  ///
  /// - Parameter environment: The process's variables.
  /// - Returns: The key.
  /// - Throws: `CommandError.keyFile` where it cannot be read, `SendinblueError.malformedKey` where
  ///   it cannot be a key.
  package func read(_ environment: [String: String]) throws -> APIKey {
    switch self {
    case .file(let path): try APIKey(Self.contents(of: path))
    case .standardInput: try APIKey(Self.contents(of: STDIN_FILENO, named: "standard input"))
    case .environment: try APIKey(environment["BREVO_API_KEY"] ?? "")
    case .prompt: try APIKey(SecretPrompt.ask("API key (not shown): ") ?? "")
    }
  }

  private static func contents(of path: String) throws(CommandError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .keyFile(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    // A pipe, such as a shell makes of a program's output, is nobody else's to read.
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if isFile, status.st_mode & 0o077 != 0 {
      StandardStream.say(
        "waybill: warning: others may read the API key in \(path.visible):"
          + " run `chmod 600` on it.")
    }
    return try contents(of: descriptor, named: path)
  }

  private static func contents(
    of descriptor: Int32, named name: String
  ) throws(CommandError) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .keyFile(path: name, reason: String(cString: strerror(errno))) }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > limit { throw .keyFile(path: name, reason: "it is too long for a key") }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .keyFile(path: name, reason: "it is not text")
    }
    return text
  }
}
