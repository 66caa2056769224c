extension Refusal {
  /// Whether it says that a destination cannot be run, rather than that somebody may not order it
  /// or has ordered something that is not to be run.
  ///
  /// Only such a refusal counts as an attempt at a destination of a refresh: whoever may not order
  /// a run can neither use up a destination's turn nor bring its schedule to a pause.
  var isOfDestination: Bool {
    switch self {
    case .actorUnknown, .actorInactive, .scheduleMayNot, .signatureWrong, .signerNotActor,
      .keyRevoked, .commandOfOtherLedger, .commandReplayed, .commandUntimely, .roleInsufficient,
      .nameTaken,
      .keyTaken, .identityTaken, .ledgerExists, .lastAdministrator, .userInactive,
      .profileLimitInvalid,
      .consentTextNotCurrent, .consentMissing, .notYourself, .connectionNotEstablished,
      .connectionIncomplete, .connectionInUse, .sourceUnreadable, .fieldMissing, .segmentInUse,
      .connectionNotAccessible, .noSegment, .segmentTwice, .attributeTwice, .attributeReserved,
      .countryRequiresPhone, .consentValuesMissing, .removalShareInvalid, .destinationAttached,
      .destinationNotScheduled, .timeZoneUnknown, .noDay, .noTime, .tooManyTimes, .scheduleOff,
      .nothingDue, .alreadyServed, .refreshUnderWay, .refreshNotUnderWay, .refreshIncomplete,
      .notInRefresh, .runNotUnderWay, .batchOutOfOrder, .figuresDoNotAddUp, .planOfOtherLedger,
      .planOfOtherDestination, .planOutdated, .planNotApproved, .approvalByOrderer:
      false
    case .unknown, .connectionNotSaved, .listMissing, .listDynamic, .attributeUnknown,
      .destinationDetached, .runUnderWay, .consentNotInForce, .consentTextChanged,
      .exportUserMissing, .exportUserWithoutAuthority, .segmentInactive, .tooManyProfiles,
      .overProfileLimit, .tooManyRemovals, .planDrifted, .planRequired:
      true
    }
  }
}
