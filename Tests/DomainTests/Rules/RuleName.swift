import Domain

/// The stored name of every rule, written down once more: names never change.
enum RuleName: String, CaseIterable, Sendable {
  case actorUnknown = "actor-unknown"
  case actorInactive = "actor-inactive"
  case signatureWrong = "signature-wrong"
  case signerNotActor = "signer-not-actor"
  case keyRevoked = "key-revoked"
  case commandOfOtherLedger = "command-of-other-ledger"
  case commandReplayed = "command-replayed"
  case commandUntimely = "command-untimely"
  case roleInsufficient = "role-insufficient"
  case unknown = "unknown-subject"
  case nameTaken = "name-taken"
  case keyTaken = "key-taken"
  case identityTaken = "identity-taken"
  case ledgerExists = "ledger-exists"
  case lastAdministrator = "last-administrator"
  case userInactive = "user-inactive"
  case profileLimitInvalid = "profile-limit-invalid"
  case consentTextNotCurrent = "consent-text-not-current"
  case consentMissing = "consent-missing"
  case notYourself = "export-user-not-yourself"
  case connectionNotEstablished = "connection-not-established"
  case connectionIncomplete = "connection-incomplete"
  case connectionInUse = "connection-in-use"
  case sourceUnreadable = "source-unreadable"
  case fieldMissing = "field-missing"
  case segmentInUse = "segment-in-use"
  case connectionNotAccessible = "connection-not-accessible"
  case connectionNotSaved = "connection-not-saved"
  case noSegment = "no-segment"
  case segmentTwice = "segment-twice"
  case listMissing = "list-missing"
  case listDynamic = "list-dynamic"
  case attributeUnknown = "attribute-unknown"
  case attributeTwice = "attribute-twice"
  case attributeReserved = "attribute-reserved"
  case countryRequiresPhone = "country-requires-phone"
  case consentValuesMissing = "consent-values-missing"
  case removalShareInvalid = "removal-share-invalid"
  case runUnderWay = "run-under-way"
  case runNotUnderWay = "run-not-under-way"
  case consentNotInForce = "consent-not-in-force"
  case consentTextChanged = "consent-text-changed"
  case exportUserMissing = "export-user-missing"
  case exportUserWithoutAuthority = "export-user-without-authority"
  case segmentInactive = "segment-inactive"
  case tooManyProfiles = "too-many-profiles"
  case overProfileLimit = "over-profile-limit"
  case tooManyRemovals = "too-many-removals"
  case batchOutOfOrder = "batch-out-of-order"
  case figuresDoNotAddUp = "figures-do-not-add-up"
  case scheduleMayNot = "schedule-may-not"
  case destinationDetached = "destination-detached"
  case destinationAttached = "destination-attached"
  case destinationNotScheduled = "destination-not-scheduled"
  case timeZoneUnknown = "time-zone-unknown"
  case noDay = "no-day"
  case noTime = "no-time"
  case tooManyTimes = "too-many-times"
  case scheduleOff = "schedule-off"
  case nothingDue = "nothing-due"
  case alreadyServed = "already-served"
  case refreshUnderWay = "refresh-under-way"
  case refreshNotUnderWay = "refresh-not-under-way"
  case refreshIncomplete = "refresh-incomplete"
  case notInRefresh = "not-in-refresh"
  case planOfOtherLedger = "plan-of-other-ledger"
  case planOfOtherDestination = "plan-of-other-destination"
  case planOutdated = "plan-outdated"
  case planDrifted = "plan-drifted"
  case planRequired = "plan-required"
  case planNotApproved = "plan-not-approved"
  case approvalByOrderer = "approval-by-orderer"

  /// The name of a refusal's rule; a new rule does not compile until it is named here.
  init(_ refusal: Refusal) {
    self =
      switch refusal {
      case .actorUnknown: .actorUnknown
      case .actorInactive: .actorInactive
      case .signatureWrong: .signatureWrong
      case .signerNotActor: .signerNotActor
      case .keyRevoked: .keyRevoked
      case .commandOfOtherLedger: .commandOfOtherLedger
      case .commandReplayed: .commandReplayed
      case .commandUntimely: .commandUntimely
      case .roleInsufficient: .roleInsufficient
      case .unknown: .unknown
      case .nameTaken: .nameTaken
      case .keyTaken: .keyTaken
      case .identityTaken: .identityTaken
      case .ledgerExists: .ledgerExists
      case .lastAdministrator: .lastAdministrator
      case .userInactive: .userInactive
      case .profileLimitInvalid: .profileLimitInvalid
      case .consentTextNotCurrent: .consentTextNotCurrent
      case .consentMissing: .consentMissing
      case .notYourself: .notYourself
      case .connectionNotEstablished: .connectionNotEstablished
      case .connectionIncomplete: .connectionIncomplete
      case .connectionInUse: .connectionInUse
      case .sourceUnreadable: .sourceUnreadable
      case .fieldMissing: .fieldMissing
      case .segmentInUse: .segmentInUse
      case .connectionNotAccessible: .connectionNotAccessible
      case .connectionNotSaved: .connectionNotSaved
      case .noSegment: .noSegment
      case .segmentTwice: .segmentTwice
      case .listMissing: .listMissing
      case .listDynamic: .listDynamic
      case .attributeUnknown: .attributeUnknown
      case .attributeTwice: .attributeTwice
      case .attributeReserved: .attributeReserved
      case .countryRequiresPhone: .countryRequiresPhone
      case .consentValuesMissing: .consentValuesMissing
      case .removalShareInvalid: .removalShareInvalid
      case .runUnderWay: .runUnderWay
      case .runNotUnderWay: .runNotUnderWay
      case .consentNotInForce: .consentNotInForce
      case .consentTextChanged: .consentTextChanged
      case .exportUserMissing: .exportUserMissing
      case .exportUserWithoutAuthority: .exportUserWithoutAuthority
      case .segmentInactive: .segmentInactive
      case .tooManyProfiles: .tooManyProfiles
      case .overProfileLimit: .overProfileLimit
      case .tooManyRemovals: .tooManyRemovals
      case .batchOutOfOrder: .batchOutOfOrder
      case .figuresDoNotAddUp: .figuresDoNotAddUp
      case .scheduleMayNot: .scheduleMayNot
      case .destinationDetached: .destinationDetached
      case .destinationAttached: .destinationAttached
      case .destinationNotScheduled: .destinationNotScheduled
      case .timeZoneUnknown: .timeZoneUnknown
      case .noDay: .noDay
      case .noTime: .noTime
      case .tooManyTimes: .tooManyTimes
      case .scheduleOff: .scheduleOff
      case .nothingDue: .nothingDue
      case .alreadyServed: .alreadyServed
      case .refreshUnderWay: .refreshUnderWay
      case .refreshNotUnderWay: .refreshNotUnderWay
      case .refreshIncomplete: .refreshIncomplete
      case .notInRefresh: .notInRefresh
      case .planOfOtherLedger: .planOfOtherLedger
      case .planOfOtherDestination: .planOfOtherDestination
      case .planOutdated: .planOutdated
      case .planDrifted: .planDrifted
      case .planRequired: .planRequired
      case .planNotApproved: .planNotApproved
      case .approvalByOrderer: .approvalByOrderer
      }
  }
}
