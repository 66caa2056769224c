/// A rule that says no: which one, and a sentence that says why and what to do.
///
/// Every case has its own rule name, which is stored and never changes.
package enum Refusal: Error, Hashable, Sendable {
  // Who asks.
  case actorUnknown(String)
  case actorInactive(DisplayName)
  case scheduleMayNot
  case signatureWrong(key: DisplayName)
  case signerNotActor
  case keyRevoked(DisplayName)
  case commandOfOtherLedger(String)
  case commandReplayed
  case commandUntimely(Timestamp)
  case roleInsufficient(has: Role, needs: Role)
  // Anything.
  case unknown(String)
  case nameTaken(DisplayName)
  case keyTaken
  case identityTaken(Subject)
  // Users and the ledger.
  case ledgerExists
  case lastAdministrator(DisplayName)
  case userInactive(DisplayName)
  // Connections.
  case profileLimitInvalid(Int)
  case consentTextNotCurrent(current: String)
  case consentMissing(connection: DisplayName)
  case notYourself
  case connectionNotEstablished(DisplayName)
  case connectionIncomplete(DisplayName, missing: [ConnectionStep])
  case connectionInUse(DisplayName, destinations: [DisplayName])
  // Segments.
  case sourceUnreadable(reason: String)
  case fieldMissing(field: String, segment: DisplayName)
  case segmentInUse(DisplayName, destinations: [DisplayName])
  // Destinations.
  case connectionNotAccessible
  case connectionNotSaved(DisplayName)
  case noSegment
  case segmentTwice(DisplayName)
  case listMissing(Int64)
  case listDynamic(Int64, name: String)
  case attributeUnknown(String)
  case attributeTwice(String)
  case attributeReserved(String)
  case countryRequiresPhone
  case consentValuesMissing(field: String)
  case removalShareInvalid(Int)
  case destinationDetached(DisplayName)
  case destinationAttached(DisplayName)
  case destinationNotScheduled(DisplayName)
  // Schedules and refreshes.
  case timeZoneUnknown(String)
  case noDay
  case noTime
  case tooManyTimes(Int, limit: Int)
  case scheduleOff
  case nothingDue
  case alreadyServed(Timestamp)
  case refreshUnderWay(RefreshID)
  case refreshNotUnderWay(RefreshID)
  case refreshIncomplete(RefreshID, pending: Int)
  case notInRefresh(DisplayName)
  // Runs.
  case runUnderWay(RunID, destination: DisplayName)
  case runNotUnderWay(RunID)
  case consentNotInForce(connection: DisplayName)
  case consentTextChanged(connection: DisplayName, current: String)
  case exportUserMissing(connection: DisplayName)
  case exportUserWithoutAuthority(DisplayName, connection: DisplayName)
  case segmentInactive(DisplayName)
  case tooManyProfiles(Int, limit: Int)
  case overProfileLimit(Int, limit: Int)
  case tooManyRemovals(Int, standing: Int, percent: Int)
  case batchOutOfOrder(number: Int)
  case figuresDoNotAddUp
  // Plans.
  case planOfOtherLedger(String)
  case planOfOtherDestination(DisplayName)
  case planOutdated([RunPlan.Part], destination: DisplayName)
  case planDrifted([RunPlan.Part], destination: DisplayName)
  case planRequired(connection: DisplayName)
  case planNotApproved(destination: DisplayName)
  case approvalByOrderer(destination: DisplayName)

  /// The rule's stored name.
  package var rule: String {
    switch self {
    case .actorUnknown: "actor-unknown"
    case .actorInactive: "actor-inactive"
    case .scheduleMayNot: "schedule-may-not"
    case .signatureWrong: "signature-wrong"
    case .signerNotActor: "signer-not-actor"
    case .keyRevoked: "key-revoked"
    case .commandOfOtherLedger: "command-of-other-ledger"
    case .commandReplayed: "command-replayed"
    case .commandUntimely: "command-untimely"
    case .roleInsufficient: "role-insufficient"
    case .unknown: "unknown-subject"
    case .nameTaken: "name-taken"
    case .keyTaken: "key-taken"
    case .identityTaken: "identity-taken"
    case .ledgerExists: "ledger-exists"
    case .lastAdministrator: "last-administrator"
    case .userInactive: "user-inactive"
    case .profileLimitInvalid: "profile-limit-invalid"
    case .consentTextNotCurrent: "consent-text-not-current"
    case .consentMissing: "consent-missing"
    case .notYourself: "export-user-not-yourself"
    case .connectionNotEstablished: "connection-not-established"
    case .connectionIncomplete: "connection-incomplete"
    case .connectionInUse: "connection-in-use"
    case .sourceUnreadable: "source-unreadable"
    case .fieldMissing: "field-missing"
    case .segmentInUse: "segment-in-use"
    case .connectionNotAccessible: "connection-not-accessible"
    case .connectionNotSaved: "connection-not-saved"
    case .noSegment: "no-segment"
    case .segmentTwice: "segment-twice"
    case .listMissing: "list-missing"
    case .listDynamic: "list-dynamic"
    case .attributeUnknown: "attribute-unknown"
    case .attributeTwice: "attribute-twice"
    case .attributeReserved: "attribute-reserved"
    case .countryRequiresPhone: "country-requires-phone"
    case .consentValuesMissing: "consent-values-missing"
    case .removalShareInvalid: "removal-share-invalid"
    case .destinationDetached: "destination-detached"
    case .destinationAttached: "destination-attached"
    case .destinationNotScheduled: "destination-not-scheduled"
    case .timeZoneUnknown: "time-zone-unknown"
    case .noDay: "no-day"
    case .noTime: "no-time"
    case .tooManyTimes: "too-many-times"
    case .scheduleOff: "schedule-off"
    case .nothingDue: "nothing-due"
    case .alreadyServed: "already-served"
    case .refreshUnderWay: "refresh-under-way"
    case .refreshNotUnderWay: "refresh-not-under-way"
    case .refreshIncomplete: "refresh-incomplete"
    case .notInRefresh: "not-in-refresh"
    case .runUnderWay: "run-under-way"
    case .runNotUnderWay: "run-not-under-way"
    case .consentNotInForce: "consent-not-in-force"
    case .consentTextChanged: "consent-text-changed"
    case .exportUserMissing: "export-user-missing"
    case .exportUserWithoutAuthority: "export-user-without-authority"
    case .segmentInactive: "segment-inactive"
    case .tooManyProfiles: "too-many-profiles"
    case .overProfileLimit: "over-profile-limit"
    case .tooManyRemovals: "too-many-removals"
    case .batchOutOfOrder: "batch-out-of-order"
    case .figuresDoNotAddUp: "figures-do-not-add-up"
    case .planOfOtherLedger: "plan-of-other-ledger"
    case .planOfOtherDestination: "plan-of-other-destination"
    case .planOutdated: "plan-outdated"
    case .planDrifted: "plan-drifted"
    case .planRequired: "plan-required"
    case .planNotApproved: "plan-not-approved"
    case .approvalByOrderer: "approval-by-orderer"
    }
  }
}

/// A step of a connection's beginning.
package enum ConnectionStep: String, Hashable, Sendable {
  /// The consent text has to be agreed to.
  case consent
  /// An API key has to be shown that Sendinblue accepts.
  case apiKey = "API key"
  /// An administrator has to add themselves as export user.
  case exportUser = "export user"
}
