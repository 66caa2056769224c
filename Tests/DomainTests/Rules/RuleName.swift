import Domain

/// The stored name of every rule, written down once more: names never change.
enum RuleName: String, CaseIterable, Sendable {
  case actorUnknown = "actor-unknown"
  case actorInactive = "actor-inactive"
  case roleInsufficient = "role-insufficient"
  case unknown = "unknown-subject"
  case nameTaken = "name-taken"
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
  case runUnderWay = "run-under-way"
  case runNotUnderWay = "run-not-under-way"
  case consentNotInForce = "consent-not-in-force"
  case consentTextChanged = "consent-text-changed"
  case exportUserMissing = "export-user-missing"
  case exportUserWithoutAuthority = "export-user-without-authority"
  case segmentInactive = "segment-inactive"
  case tooManyProfiles = "too-many-profiles"
  case overProfileLimit = "over-profile-limit"
  case batchOutOfOrder = "batch-out-of-order"
  case figuresDoNotAddUp = "figures-do-not-add-up"

  /// The name of a refusal's rule; a new rule does not compile until it is named here.
  init(_ refusal: Refusal) {
    self =
      switch refusal {
      case .actorUnknown: .actorUnknown
      case .actorInactive: .actorInactive
      case .roleInsufficient: .roleInsufficient
      case .unknown: .unknown
      case .nameTaken: .nameTaken
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
      case .runUnderWay: .runUnderWay
      case .runNotUnderWay: .runNotUnderWay
      case .consentNotInForce: .consentNotInForce
      case .consentTextChanged: .consentTextChanged
      case .exportUserMissing: .exportUserMissing
      case .exportUserWithoutAuthority: .exportUserWithoutAuthority
      case .segmentInactive: .segmentInactive
      case .tooManyProfiles: .tooManyProfiles
      case .overProfileLimit: .overProfileLimit
      case .batchOutOfOrder: .batchOutOfOrder
      case .figuresDoNotAddUp: .figuresDoNotAddUp
      }
  }
}
