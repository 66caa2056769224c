import Foundation

/// An ssh-agent of a test's own.
///
/// It ends with the process whatever becomes of that: it looks after a command that waits for the
/// end of its input, and goes when that has gone.
final class StartedAgent {
  let socket: String
  private let process = Process()
  private let input = Pipe()
  private let ssh: OpenSSH

  init(_ ssh: OpenSSH) throws {
    self.ssh = ssh
    socket = ssh.path("agent")
    let output = Pipe()
    process.executableURL = try OpenSSH.find("ssh-agent")
    process.arguments = ["-a", socket, "sh", "-c", "echo ready; read -r _"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // It listens before it starts the command.
    guard output.fileHandleForReading.availableData == Data("ready\n".utf8) else {
      throw OpenSSH.Failure(description: "ssh-agent did not start")
    }
  }

  deinit {
    do {
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
    } catch {
      print("ssh-agent may go on: \(error)")
    }
  }

  /// Has it take a key.
  func add(_ path: String) throws {
    try ssh.run("ssh-add", ["-q", path], environment: ["SSH_AUTH_SOCK": socket])
  }

  /// Has it forget a key, or refuse to be used.
  func tell(_ arguments: [String], environment: [String: String] = [:]) throws {
    try ssh.run(
      "ssh-add", arguments, environment: environment.merging(["SSH_AUTH_SOCK": socket]) { $1 })
  }
}
