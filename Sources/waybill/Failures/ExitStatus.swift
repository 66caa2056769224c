import ArgumentParser
import Audit
import Domain
import EventLog
import Ledger
import Profiles
import Runner
import Sendinblue
import Vault
import Views
import Webhooks

/// What the process tells the shell, by sysexits.h where that has a code.
package enum ExitStatus: Hashable, Sendable {
  /// It is done.
  case done
  /// A rule said no, or what was asked failed.
  case failed
  /// The command line was wrong.
  case usage
  /// The data given is not what it should be.
  case badData
  /// Sendinblue or a database cannot be reached, or failed.
  case unavailable
  /// A file cannot be read or written.
  case inputOutput
  /// Whoever asks may not.
  case noPermission
  /// A signal asked the process to stop.
  case signal(Int32)

  /// The number.
  package var code: Int32 {
    switch self {
    case .done: 0
    case .failed: 1
    case .usage: 64
    case .badData: 65
    case .unavailable: 69
    case .inputOutput: 74
    case .noPermission: 77
    case .signal(let number): 128 + number
    }
  }

  /// The status of an error; nothing for what only the argument parser understands.
  package init?(of error: any Error) {
    switch error {
    case let error as CommandError: self.init(error)
    case let error as Refusal: self.init(error)
    case let error as LedgerError: self.init(error)
    case let error as ViewsError: self.init(error)
    case let error as EventLogError: self.init(error)
    case let error as SendinblueError: self.init(error)
    case let error as WebhookError: self.init(error)
    case let error as RunnerError: self.init(error)
    case let error as AuditError: self.init(error)
    case let error as InquiryError: self.init(error)
    case is ManifestsError: self = .inputOutput
    case let error as IdentityError: self.init(error)
    case let error as SourceError: self.init(error)
    case is EncodingError: self = .badData
    case StreamError.closed: self = .done
    case is StreamError: self = .inputOutput
    default: return nil
    }
  }

  private init(_ error: CommandError) {
    switch error {
    case .notFound, .ambiguous, .notConfirmed, .keyUnavailable, .noSingleRun, .runCancelled,
      .runRefused,
      .runNotEnded, .runCompleted:
      self = .failed
    case .notificationsOff, .webhookUnavailable, .copyNotVerified: self = .failed
    case .notPermitted: self = .noPermission
    case .unusableName, .unusableValue, .confirmationNeeded, .answerNeeded: self = .usage
    case .settings(let flaw): self.init(flaw)
    case .secretFile, .planFile, .noteFile, .inputFile: self = .badData
    case .planUnwritten, .noteUnwritten: self = .inputOutput
    case .checkStopped: self = .failed
    case .wouldFail(_, let failure): self.init(failure.reason)
    case .setupStopped(_, let cause): self = ExitStatus(of: cause) ?? .failed
    case .runFailed(_, let failure): self.init(failure.reason)
    case .runInterrupted(_, let signal), .watchStopped(_, let signal),
      .exportsIncomplete(_, _, let signal), .refreshInterrupted(let signal):
      self = signal.map(ExitStatus.signal) ?? .failed
    case .refreshIncomplete, .erasureIncomplete: self = .failed
    case .refused(let refusal, _): self.init(refusal)
    case .portUnavailable: self = .inputOutput
    }
  }

  private init(_ flaw: SettingsFlaw) {
    switch flaw {
    case .missing, .unreadable, .writableByOthers, .foreign: self = .inputOutput
    case .malformed, .unknownKey, .secret, .wrongType, .unusable(_, _, .file, _): self = .badData
    case .unusable(_, _, .flag, _), .unusable(_, _, .environment, _),
      .unusable(_, _, .byDefault, _):
      self = .usage
    }
  }

  private init(_ failure: RunFailure) {
    switch failure {
    case .keyRefused, .addressNotAllowed, .notPermitted: self = .noPermission
    case .sourceUnreadable, .sourceChanged: self = .badData
    case .gaveUp: self = .unavailable
    case .standingChanged, .keyUnavailable, .paymentRequired, .listUnusable, .batchRejected,
      .importFailed, .forbidden:
      self = .failed
    }
  }

  private init(_ refusal: Refusal) {
    switch refusal {
    case .actorUnknown, .actorInactive, .scheduleMayNot, .signatureWrong, .signerNotActor,
      .keyRevoked, .commandOfOtherLedger, .commandReplayed, .commandUntimely, .roleInsufficient,
      .notYourself,
      .connectionNotAccessible:
      self = .noPermission
    case .sourceUnreadable: self = .badData
    case .unknown, .identityTaken, .nameTaken, .keyTaken, .ledgerExists, .lastAdministrator,
      .userInactive,
      .profileLimitInvalid, .consentTextNotCurrent, .consentMissing, .connectionNotEstablished,
      .connectionIncomplete, .connectionInUse, .fieldMissing, .segmentInUse, .connectionNotSaved,
      .noSegment, .segmentTwice, .listMissing, .listDynamic, .attributeUnknown, .attributeTwice,
      .attributeReserved, .countryRequiresPhone, .consentValuesMissing, .removalShareInvalid,
      .destinationDetached,
      .destinationAttached, .destinationNotScheduled, .timeZoneUnknown, .noDay, .noTime,
      .tooManyTimes, .scheduleOff, .nothingDue, .alreadyServed, .refreshUnderWay,
      .refreshNotUnderWay, .refreshIncomplete, .notInRefresh, .runUnderWay,
      .runNotUnderWay, .consentNotInForce, .consentTextChanged, .exportUserMissing,
      .exportUserWithoutAuthority, .segmentInactive, .tooManyProfiles, .overProfileLimit,
      .tooManyRemovals, .batchOutOfOrder, .figuresDoNotAddUp, .planOfOtherLedger,
      .planOfOtherDestination, .planOutdated, .planDrifted, .planRequired, .planNotApproved,
      .approvalByOrderer:
      self = .failed
    }
  }

  private init(_ error: LedgerError) {
    switch error {
    case .missing, .file, .link, .manifests, .signingKeyMissing: self = .inputOutput
    case .exists, .connectionBusy, .dutyTaken, .unverified: self = .failed
    case .occupied, .encoding, .commandMalformed, .undecidable, .transparency, .signingKeyMalformed,
      .signingKeyForeign, .newerVersion, .olderVersion:
      self = .badData
    case .identity(let error): self.init(error)
    case .masterKeyInside, .signingKeyInside, .copyInside, .beforeBeginning, .notYet:
      self = .usage
    case .log(let error): self.init(error)
    case .views(let error), .viewsBehind(_, let error): self.init(error)
    case .vault(let error): self.init(error)
    }
  }

  private init(_ error: AuditError) {
    switch error {
    case .unknownType, .nothingInScope: self = .usage
    case .log(let error): self.init(error)
    case .views(let error): self.init(error)
    case .transparency, .unprovable, .emptyLog, .receiptWithoutRecord, .dataSubjectProof,
      .otherPublication, .noEvidence:
      self = .badData
    case .witness, .unwitnessed: self = .failed
    case .vault(let error): self.init(error)
    case .file: self = .inputOutput
    }
  }

  private init(_ error: InquiryError) {
    switch error {
    case .empty, .severalStatements, .invalid: self = .usage
    case .forbidden: self = .noPermission
    case .tookTooLong: self = .failed
    case .storage: self = .inputOutput
    }
  }

  private init(_ error: RunnerError) {
    switch error {
    case .ledger(let error): self.init(error)
    case .manifests: self = .inputOutput
    }
  }

  private init(_ error: VaultError) {
    switch error {
    case .missing, .loosePermissions, .masterKeyMissing, .locked, .io: self = .inputOutput
    case .alreadyExists: self = .failed
    case .notAVault, .masterKeyMalformed, .wrongMasterKey, .tampered, .pseudonymKeyMissing,
      .scheduleKeyMissing:
      self = .badData
    }
  }

  private init(_ error: IdentityError) {
    switch error {
    case .missing: self = .inputOutput
    case .file(let error): self.init(error)
    case .privateKeyMalformed, .encrypted, .inHardware, .publicKeyMalformed, .unsupportedKey,
      .weakKey:
      self = .badData
    case .noAgent, .agentUnavailable, .agentSilent, .agentMalformed: self = .unavailable
    case .noUsableKey, .agentRefused, .agentSignedWrongly: self = .failed
    }
  }

  private init(_ error: EventLogError) {
    switch error {
    case .missing, .locked, .diskFull, .noPermission, .unexpectedHead, .commitOutcomeUnknown, .io:
      self = .inputOutput
    case .alreadyExists: self = .failed
    case .notALog, .alteredSchema, .newerVersion, .olderVersion, .damaged, .knownID,
      .recordTooLarge, .invalidDraft, .unencodable, .malformedRecord, .untrustworthyTree,
      .notAnExport:
      self = .badData
    }
  }

  private init(_ error: ViewsError) {
    switch error {
    case .noPermission, .locked, .diskFull, .io: self = .inputOutput
    case .foreignFile, .damaged, .aheadOfLog, .otherLog, .unknownType, .undecodable:
      self = .badData
    case .log(let error): self.init(error)
    }
  }

  private init(_ error: SourceError) {
    guard case .database(_, let failure) = error else {
      self = .badData
      return
    }
    switch failure {
    case .clientMissing, .unreachable, .unavailable, .ended, .lost, .silent, .cancelled, .locked:
      self = .unavailable
    case .passwordMissing, .signInRefused, .notPermitted: self = .noPermission
    case .needsWriting, .fileFailed: self = .inputOutput
    case .connectionMalformed, .connectionHoldsSecret, .notVerified, .unknownDatabase, .emptyQuery,
      .severalStatements, .invalidQuery, .writes, .unknownTable, .notText, .failed, .notDatabase,
      .damaged:
      self = .badData
    }
  }

  private init(_ error: SendinblueError) {
    switch error {
    case .malformedKey, .malformedBaseURL: self = .usage
    case .keyMissing, .keyRefused, .addressNotAllowed, .permissionDenied: self = .noPermission
    case .requestTimedOut, .tooEarly, .rateLimited, .serverFailed, .unexpectedAnswer,
      .unreachable, .interrupted:
      self = .unavailable
    case .paymentRequired, .notFound, .badRequest, .unprocessable, .tooLarge,
      .unsupportedRequest, .redirected, .cancelled, .unusableReport:
      self = .failed
    }
  }
  private init(_ error: WebhookError) {
    switch error {
    case .malformedURL: self = .usage
    case .unreachable, .timedOut, .interrupted, .failed: self = .unavailable
    case .malformedMessage, .untrusted, .notHTTP, .redirected, .refused, .cancelled:
      self = .failed
    }
  }
}
