import Foundation
import Vault

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

  /// What is in effect.
  ///
  /// - Parameter flags: The values of flags that were given.
  /// - Returns: The settings.
  /// - Throws: `CommandError.settings`.
  func settings(_ flags: [SettingKey: String]...) throws(CommandError) -> Settings {
    let all = flags.reduce(into: [:]) { all, some in all.merge(some) { $1 } }
    return try Settings(flags: all, environment: environment, paths: paths)
  }

  /// What signs in the name of whoever gives commands.
  ///
  /// - Parameter settings: What is in effect.
  /// - Returns: The identity; an agent is asked only when there is something to sign.
  /// - Throws: `IdentityError`.
  func identity(_ settings: Settings) throws(IdentityError) -> Identity {
    try .load(from: settings.identity, agentSocket: paths.variable("SSH_AUTH_SOCK"))
  }

  /// Prints results.
  func print(_ text: String) throws(StreamError) {
    try StandardStream.output.write(text)
  }
}
