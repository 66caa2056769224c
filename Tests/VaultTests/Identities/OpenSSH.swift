import Foundation

/// OpenSSH's programs, against which ours is held, and a folder to use them in.
struct OpenSSH {
  /// A program that is not there, or said that it failed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  func path(_ name: String) -> String { directory.path(name) }

  /// Writes a file that is its owner's alone.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let made = FileManager.default.createFile(
      atPath: path(name), contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard made else { throw Failure(description: "\(path(name)) could not be written") }
    return path(name)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// Makes a key.
  ///
  /// - Parameters:
  ///   - name: its file's.
  ///   - arguments: what kind it is.
  ///   - passphrase: what it is encrypted with; empty where it is not.
  ///   - comment: what stands behind it.
  /// - Returns: the path of its private half.
  /// - Throws: what `ssh-keygen` complains of.
  @discardableResult
  func makeKey(
    _ name: String, _ arguments: [String] = ["-t", "ed25519"], passphrase: String = "",
    comment: String = "anna@example"
  ) throws -> String {
    try keygen(
      arguments + ["-q", "-a", "1", "-N", passphrase, "-C", comment, "-f", path(name)])
    return path(name)
  }

  @discardableResult
  func keygen(_ arguments: [String], input: String? = nil) throws -> String {
    try run("ssh-keygen", arguments, input: input)
  }

  /// Has `ssh-keygen` verify a signature.
  ///
  /// - Parameters:
  ///   - signature: the signature, armored.
  ///   - message: what it is over.
  ///   - namespace: what it is for.
  ///   - signer: the line of the key that it is by.
  /// - Returns: what it says of a good one.
  /// - Throws: what it says of another.
  @discardableResult
  func verify(
    _ signature: String, of message: [UInt8], namespace: String, signer: String
  ) throws -> String {
    try write("anna \(signer)\n", to: "allowed_signers")
    try write(signature, to: "signature")
    return try keygen(
      [
        "-Y", "verify", "-n", namespace, "-f", path("allowed_signers"), "-I", "anna",
        "-s", path("signature"),
      ], input: try write(message, to: "message"))
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: its name.
  ///   - arguments: its arguments.
  ///   - input: the path of what it reads.
  ///   - environment: the variables that it finds besides.
  /// - Returns: what it wrote to standard output.
  /// - Throws: ``Failure``.
  @discardableResult
  func run(
    _ program: String, _ arguments: [String], input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> String {
    let process = Process()
    process.executableURL = try Self.find(program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    let text = try FileHandle(forReadingFrom: URL(fileURLWithPath: input ?? "/dev/null"))
    defer { text.closeFile() }
    process.standardInput = text
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(program): " + String(decoding: written + complaints, as: UTF8.self))
    }
    return String(decoding: written, as: UTF8.self)
  }

  static func find(_ program: String) throws -> URL {
    let path = "/usr/bin/\(program)"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Failure(description: "there is no \(path): run `apt-get install openssh-client`")
    }
    return URL(fileURLWithPath: path)
  }
}
