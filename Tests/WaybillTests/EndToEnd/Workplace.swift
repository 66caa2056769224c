import Foundation
import Glibc
import Testing
import Vault

extension Tag {
  /// Takes over a second.
  @Tag static var slow: Self
}

/// A home of its own, in which the built `waybill` is run.
struct Workplace: Sendable {
  /// What became of a run of the program.
  struct Result: Sendable {
    /// The exit status.
    let status: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let messages: String
  }

  /// The home directory.
  let home: String
  /// Told what every command prints, as JSON, where somebody wants to know.
  private let printed: PrintedResults?

  /// The ledger's directory, by the defaults.
  var ledger: String { home + "/.local/share/waybill" }

  /// Makes a home for as long as an operation takes.
  ///
  /// - Parameters:
  ///   - printed: Told what every command prints, which is JSON then.
  ///   - operation: What is done there.
  /// - Returns: What the operation returns.
  /// - Throws: What the operation throws.
  static func during<Value>(
    printing printed: PrintedResults? = nil, _ operation: (Workplace) async throws -> Value
  ) async throws -> Value {
    let home = NSTemporaryDirectory() + "waybill-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let result: Value
    do {
      result = try await operation(Workplace(home: home, printed: printed))
    } catch {
      try FileManager.default.removeItem(atPath: home)
      throw error
    }
    try FileManager.default.removeItem(atPath: home)
    return result
  }

  /// Writes a file into the home.
  ///
  /// - Returns: Its path.
  func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
    let path = home + "/" + name
    let isMade = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    try #require(isMade)
    return path
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - actor: Whose identity WAYBILL_IDENTITY names.
  ///   - variables: Further variables.
  ///   - input: Standard input, where there is no terminal.
  ///   - terminal: The terminal that it is run on; its results still go to a file.
  ///   - onStart: Told the process's number.
  /// - Returns: What became of it.
  /// - Throws: The system's error where it cannot be run, or what `onStart` throws.
  func waybill(
    _ arguments: String..., as actor: String = "Anna", with variables: [String: String] = [:],
    input: String = "", on terminal: PseudoTerminal? = nil,
    onStart: (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    try await run(Self.program, arguments, as: actor, with: variables, input, terminal, onStart)
  }

  /// Runs the program to its end, with arguments that are known only when the test runs.
  func waybill(
    _ arguments: [String], as actor: String = "Anna", with variables: [String: String] = [:]
  ) async throws -> Result {
    try await run(Self.program, arguments, as: actor, with: variables)
  }

  /// Runs a line of shell, in which `$W` is the program.
  func shell(_ line: String) async throws -> Result {
    try await run("/bin/sh", ["-c", line], with: ["W": Self.program])
  }

  /// Runs the program and expects it to succeed.
  ///
  /// - Returns: Standard output.
  @discardableResult
  func succeed(
    _ arguments: String..., as actor: String = "Anna", with variables: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let result = try await run(Self.program, arguments, as: actor, with: variables)
    #expect(result.status == 0, "\(arguments): \(result.messages)", sourceLocation: location)
    return result.output
  }

  /// Runs the program where an ssh-agent has a key, and expects it to succeed.
  ///
  /// The agent goes when the program has.
  @discardableResult
  func succeed(
    _ arguments: String..., besideAgentWith key: String,
    at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let agent = "/usr/bin/ssh-agent"
    try #require(
      FileManager.default.isExecutableFile(atPath: agent),
      "there is no \(agent): run `apt-get install openssh-client`")
    let line = #"ssh-add -q "$1" && shift && exec "$@""#
    let result = try await run(agent, ["/bin/sh", "-c", line, "sh", key, Self.program] + arguments)
    #expect(result.status == 0, "\(arguments): \(result.messages)", sourceLocation: location)
    await printed?.add(arguments, result.output)
    return result.output
  }

  /// Runs the program and expects a status and some words of the message, on one line.
  func fail(
    _ arguments: String..., as actor: String = "Anna", with variables: [String: String] = [:],
    status: Int32, saying words: String, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await run(Self.program, arguments, as: actor, with: variables)
    #expect(result.status == status, "\(result.messages)", sourceLocation: location)
    #expect(
      result.messages.contains(words), "\(result.messages) lacks \(words)", sourceLocation: location
    )
    let last = result.messages.split(separator: "\n").last ?? ""
    if status != 64 {
      #expect(last.hasPrefix("waybill: "), "\(result.messages)", sourceLocation: location)
    }
  }

  /// The identity of a name, which is made when it is first asked for.
  ///
  /// - Returns: The path of the private key.
  func identity(of name: String) throws -> String {
    let file = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? name
    let path = home + "/identities/id-" + file
    if !FileManager.default.fileExists(atPath: path) {
      _ = try PrivateKey.create(at: path, comment: .none)
    }
    return path
  }

  /// Whoever lets somebody in gives their public key; where a test says nothing of it, it is that of
  /// the identity which goes with the name.
  private func withPublicKey(_ arguments: [String]) throws -> [String] {
    guard arguments.starts(with: ["user", "add"]), !arguments.contains("--public-key"),
      arguments.count > 2
    else { return arguments }
    return arguments + ["--public-key", try identity(of: arguments[2]) + ".pub"]
  }

  /// Where a program of ours was built: beside the tests.
  static func built(_ name: String) -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent(name).path
  }

  /// The program, as it was built.
  static let program = built("waybill")

  /// Runs any program to its end, as `waybill` is run.
  func run(
    _ program: String, _ arguments: [String], as actor: String = "Anna",
    with variables: [String: String] = [:], _ input: String = "",
    _ terminal: PseudoTerminal? = nil, _ onStart: (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = try withPublicKey(arguments)
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    var environment = ["HOME": home, "PATH": "/usr/bin:/bin"]
    // What makes and shows identities does so in the default place.
    if arguments.first != "identity" {
      environment["WAYBILL_IDENTITY"] = try identity(of: actor)
    }
    if printed != nil { environment["WAYBILL_FORMAT"] = "json" }
    process.environment = environment.merging(variables) { _, new in new }
    // Files, because a pipe that nobody empties would stop the program.
    let name = UUID().uuidString
    let output = try write("", to: "\(name).out")
    let messages = try write("", to: "\(name).err")
    let files = [
      try FileHandle(forReadingFrom: URL(fileURLWithPath: try write(input, to: "\(name).in"))),
      try FileHandle(forWritingTo: URL(fileURLWithPath: output)),
      try FileHandle(forWritingTo: URL(fileURLWithPath: messages)),
    ]
    process.standardInput = files[0]
    process.standardOutput = files[1]
    process.standardError = files[2]
    if let terminal {
      process.standardInput = FileHandle(fileDescriptor: terminal.program)
      process.standardError = FileHandle(fileDescriptor: terminal.program)
    }
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    // The program has its own by now, and Foundation keeps ours open for good.
    for file in files { try file.close() }
    try await onStart(process.processIdentifier)
    for await _ in ends {}
    // Of a test that is cancelled the wait ends before the program does.
    if Task.isCancelled {
      process.terminate()
      throw CancellationError()
    }
    // The shell's convention, so that a signal is never taken for success.
    let status = process.terminationStatus
    let isSignal = process.terminationReason == .uncaughtSignal
    let result = Result(
      status: isSignal ? 128 + status : status,
      output: try String(contentsOfFile: output, encoding: .utf8),
      messages: try String(contentsOfFile: messages, encoding: .utf8))
    if program == Self.program { await printed?.add(arguments, result.output) }
    return result
  }
}
