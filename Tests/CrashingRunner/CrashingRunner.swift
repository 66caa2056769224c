import Domain
import Glibc
import Ledger
import Runner
import ScriptedIdentities
import Vault

/// Performs a run as the command line does, and kills its own process at one moment of it.
///
/// usage: CrashingRunner LEDGER MASTER-KEY SIGNING-KEY NAME start|resume DESTINATION-ID|RUN-ID
/// BODY-LIMIT POINT
///
/// Exits with 0 where the run was completed before the moment came.
@main
struct CrashingRunner {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 9, let limit = Int(arguments[7]),
      let point = CrashPoint(arguments[8])
    else { exit(64) }
    let identity = Identity.scripted(arguments[4])
    let ledger = try Ledger.open(
      at: LedgerLocation(
        directory: arguments[1], masterKey: arguments[2], signingKey: arguments[3], keys: ""),
      surroundings: .system)
    let launcher = RunLauncher(ledger, settings: RunSettings(bodyLimit: limit))
    let decoration = RunLauncher.Decoration(
      journal: { CrashingJournal(journal: $0, point: point) },
      gateway: { CrashingGateway(gateway: $0, point: point) })
    let outcome: RunLauncher.Outcome
    if arguments[5] == "start", let id = DestinationID(arguments[6]) {
      outcome = try await launcher.start(id, by: identity, decorate: decoration)
    } else if arguments[5] == "resume", let id = RunID(arguments[6]) {
      outcome = try await launcher.resume(id, by: identity, decorate: decoration)
    } else {
      exit(64)
    }
    guard case .ended(_, .completed) = outcome else { exit(1) }
  }
}
