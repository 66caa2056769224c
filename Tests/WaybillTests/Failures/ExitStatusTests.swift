import Domain
import EventLog
import Ledger
import Profiles
import Runner
import Sendinblue
import Testing
import Vault
import Views
import waybill

@Suite struct ExitStatusTests {
  private static let exchange = Exchange(operation: .account, status: nil, requestID: nil)

  @Test(
    arguments: [
      // Rules.
      (Refusal.actorUnknown("x"), 77),
      (Refusal.roleInsufficient(has: .viewer, needs: .contributor), 77),
      (Refusal.connectionNotAccessible, 77), (Refusal.notYourself, 77), (Refusal.noSegment, 1),
      (Refusal.listMissing(9), 1), (Refusal.sourceUnreadable(reason: "x"), 65),
      // The command line.
      (CommandError.notFound(.segment, "x"), 1), (CommandError.confirmationNeeded(what: "x"), 64),
      (CommandError.answerNeeded(what: "x", give: "y"), 64),
      (CommandError.notConfirmed(what: "x"), 1),
      (CommandError.notPermitted(what: "x", needs: [.auditor]), 77),
      (CommandError.unusableName(.empty), 64),
      (CommandError.secretFile(what: "x", path: "y", reason: "z"), 65),
      (CommandError.notificationsOff, 1), (CommandError.webhookUnavailable, 1),
      // Files.
      (LedgerError.missing(path: "x"), 74), (LedgerError.occupied(path: "x"), 65),
      (LedgerError.exists(path: "x"), 1), (LedgerError.log(.locked(path: "x")), 74),
      (LedgerError.log(.diskFull(path: "x")), 74), (LedgerError.log(.notALog(path: "x")), 65),
      (LedgerError.log(.newerVersion(path: "x", found: 2, known: 1)), 65),
      (LedgerError.views(.locked(path: "x")), 74),
      (LedgerError.vault(.wrongMasterKey(path: "x")), 65),
      (LedgerError.vault(.masterKeyMissing(path: "x")), 74),
      (RunnerError.ledger(.log(.diskFull(path: "x"))), 74),
      (SourceError.missing(path: "x"), 65), (SourceError.repeatedColumn(path: "x", name: "y"), 65),
      (SourceError.database(name: "x", failure: .writes), 65),
      (SourceError.database(name: "x", failure: .clientMissing(reason: "y")), 69),
      (SourceError.database(name: "x", failure: .lost), 69),
      (SourceError.database(name: "x", failure: .needsWriting), 74),
      (SourceError.database(name: "x", failure: .passwordMissing), 77),
      (StreamError.closed, 0), (StreamError.failed(reason: "x"), 74),
      // Somebody's own queries.
      (InquiryError.empty, 64), (InquiryError.severalStatements, 64),
      (InquiryError.invalid(message: "x"), 64), (InquiryError.forbidden(message: "x"), 77),
      (InquiryError.tookTooLong, 1),
      (InquiryError.storage(path: "x", cause: .init(code: 1, reason: "y")), 74),
      // Identities.
      (IdentityError.missing(path: "x"), 74), (IdentityError.encrypted(path: "x"), 65),
      (IdentityError.file(.alreadyExists(path: "x")), 1),
      (IdentityError.file(.loosePermissions(path: "x", remedy: "y")), 74),
      (IdentityError.agentUnavailable(socket: "x", reason: "y"), 69),
      (IdentityError.noUsableKey(socket: "x", found: []), 1),
      // Sendinblue.
      (SendinblueError.keyRefused(exchange), 77), (SendinblueError.permissionDenied(exchange), 77),
      (SendinblueError.addressNotAllowed(exchange), 77),
      (SendinblueError.unreachable(exchange, cause: "x"), 69),
      (SendinblueError.serverFailed(exchange), 69),
      (SendinblueError.rateLimited(exchange, resetAfter: nil), 69),
      (SendinblueError.paymentRequired(exchange), 1),
      (SendinblueError.malformedBaseURL(.notEncrypted), 64),
    ] as [(any Error, Int32)])
  func everyKindOfErrorHasItsStatus(error: any Error, code: Int32) {
    #expect(ExitStatus(of: error)?.code == code)
  }

  @Test(arguments: RunFailure.allCases) func aFailedRunNeverLooksDone(reason: RunFailure) throws {
    let run = try #require(RunID("0193a5c2-0000-7000-8000-000000000000"))
    let error = CommandError.runFailed(run, RunEvent.Failed(run: run, reason: reason))
    #expect(ExitStatus(of: error)?.code ?? 0 > 0)
    #expect(error.description.contains(reason.advice))
  }

  @Test(arguments: [(Int32(2), Int32(130)), (15, 143)])
  func aSignalHasItsStatus(signal: Int32, code: Int32) throws {
    let run = try #require(RunID("0193a5c2-0000-7000-8000-000000000000"))
    let error = CommandError.runInterrupted(run, signal: signal)
    #expect(ExitStatus(of: error)?.code == code)
    #expect(error.description.contains("run resume \(run)"))
  }

  @Test func aStoppedSetupHasTheStatusOfItsCause() throws {
    let setup = CommandError.Setup(name: try DisplayName("Brevo"), done: ["created"])
    let error = CommandError.setupStopped(setup, cause: SendinblueError.keyRefused(Self.exchange))
    #expect(ExitStatus(of: error)?.code == 77)
    #expect(error.description.contains("connection add \"Brevo\""))
    #expect(error.description.contains("created"))
  }
}
