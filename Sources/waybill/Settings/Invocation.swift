import Foundation

/// What a command takes from the process around it.
struct Invocation: Sendable {
  /// The process's variables.
  let environment: [String: String]
  /// The standard streams.
  let terminal: Terminal
  /// Where files are.
  let paths: Paths
  /// The operating system's user.
  let login: Login

  /// This process.
  static var current: Invocation {
    let environment = ProcessInfo.processInfo.environment
    let login = Login.current
    return Invocation(
      environment: environment, terminal: .current(environment),
      paths: Paths(
        environment: environment, home: login.home,
        workingDirectory: FileManager.default.currentDirectoryPath),
      login: login)
  }

  /// Prints results.
  func print(_ text: String) throws(StreamError) {
    try StandardStream.output.write(text)
  }
}
