import Domain
import Glibc
import Ledger
import Runner
import ScriptedIdentities
import Vault

/// Performs a run as the command line does, and meets a fault of its own storage or kills its own
/// process at one moment of it.
///
/// usage: CrashingRunner LEDGER MASTER-KEY SIGNING-KEY NAME start|resume DESTINATION-ID|RUN-ID
/// BODY-LIMIT POINT ANSWER-LIMIT
///
/// BODY-LIMIT is in bytes, ANSWER-LIMIT in milliseconds. POINT is a `CrashPoint` or a `StorageFault`.
///
/// Exits with 0 where the run was completed before the moment came, with 1 where it ended otherwise,
/// and with 74 where the ledger could not be read or written.
@main
struct CrashingRunner {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 10, let limit = Int(arguments[7]), let patience = Int(arguments[9])
    else { exit(64) }
    let storage = StorageFault(arguments[8])
    if let storage { FaultyStorage.install(storage) }
    let point = CrashPoint(arguments[8])
    guard storage != nil || point != nil else { exit(64) }
    do {
      let outcome = try await perform(
        arguments, .impatient(bodyLimit: limit, answerLimit: .milliseconds(patience)), point)
      storage?.report()
      guard case .ended(_, .completed)? = outcome else { exit(1) }
    } catch {
      print("\(error)")
      exit(74)
    }
  }

  private static func perform(
    _ arguments: [String], _ settings: RunSettings, _ point: CrashPoint?
  ) async throws -> RunLauncher.Outcome? {
    let identity = Identity.scripted(arguments[4])
    let ledger = try Ledger.open(
      at: LedgerLocation(
        directory: arguments[1], masterKey: arguments[2], signingKey: arguments[3], keys: ""),
      surroundings: .system)
    let launcher = RunLauncher(ledger, settings: settings)
    let decoration =
      point.map { point in
        RunLauncher.Decoration(
          journal: { CrashingJournal(journal: $0, point: point) },
          gateway: { CrashingGateway(gateway: $0, point: point) })
      } ?? RunLauncher.Decoration()
    if arguments[5] == "start", let id = DestinationID(arguments[6]) {
      return try await launcher.start(id, by: identity, decorate: decoration)
    }
    if arguments[5] == "resume", let id = RunID(arguments[6]) {
      return try await launcher.resume(id, by: identity, decorate: decoration)
    }
    return nil
  }
}
