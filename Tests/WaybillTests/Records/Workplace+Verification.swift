import Foundation
import Testing

extension Workplace {
  /// Has `ssh-keygen` verify every command that the log holds.
  ///
  /// - Returns: How many are whose: `user`, `schedule` and `unknown`, a line each.
  /// - Throws: The system's error where no program can be run.
  func verifyCommands() async throws -> String {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let verified = try await run(
      python,
      ["-B", Repository.path("Tests/WaybillTests/verify_commands.py"), ledger + "/log.sqlite"])
    #expect(verified.status == 0, "\(verified.messages)")
    return verified.output
  }
}
