import Foundation
import Testing

extension Workplace {
  /// Has `ssh-keygen` verify every command that the log holds.
  ///
  /// - Returns: How many are whose: `user`, `schedule` and `unknown`, a line each.
  /// - Throws: The system's error where no program can be run.
  func verifyCommands() async throws -> String {
    let verified = try await python("verify_commands.py", ledger + "/log.sqlite")
    #expect(verified.status == 0, "\(verified.messages)")
    return verified.output
  }

  /// Has somebody else's program hold every record against the written rules.
  ///
  /// - Parameter script: The script beside the tests.
  /// - Returns: What became of it; it prints each stored name with its number of records.
  /// - Throws: The system's error where no program can be run.
  func checkRecords(with script: String = "check_records.py") async throws -> Result {
    try await python(script, ledger + "/log.sqlite", Repository.path("Schemas"))
  }

  /// Has somebody else's browser walk through the console.
  ///
  /// - Parameters:
  ///   - address: Whom it asks for.
  ///   - variables: What names the ledger, and whoever asks.
  /// - Returns: What became of it; it prints what it saw.
  /// - Throws: The system's error where no program can be run.
  func walkConsole(
    askingFor address: String, with variables: [String: String]
  ) async throws -> Result {
    try await python("walk_console.py", Self.program, address, home, with: variables)
  }

  private func python(
    _ script: String, _ arguments: String..., with variables: [String: String] = [:]
  ) async throws -> Result {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    // -B leaves no compiled modules beside the sources.
    return try await run(
      python, ["-B", Repository.path("Tests/WaybillTests/\(script)")] + arguments,
      with: variables)
  }
}
