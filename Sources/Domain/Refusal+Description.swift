extension Refusal: CustomStringConvertible {
  /// The rule's sentence: what is refused, why, and what to do.
  ///
  /// One table, longer than a function should be, so that no sentence can be forgotten.
  package var description: String {
    switch self {
    case .actorUnknown(let name):
      "No user of this ledger has the key “\(name)”: make one with `waybill identity create` if you"
        + " have none, and give its public half to an administrator, who runs `waybill user add`."
    case .actorInactive(let name):
      "The user “\(name)” was deactivated and can give no more commands."
    case .scheduleMayNot:
      "The schedule orders what is due and nothing else: a person has to give this command."
    case .signatureWrong(let key):
      "The signature is not by the key \(key) over this command: one of the two was altered. Give"
        + " the command again, and find out who did it."
    case .signerNotActor:
      "The command says that it is somebody else's than who signed it: give it again."
    case .keyRevoked(let name):
      "This key of “\(name)” was replaced and signs for nobody any more: use the new one, or ask an"
        + " administrator for `waybill user rotate-key`."
    case .commandOfOtherLedger(let origin):
      "The command was signed for another ledger, \(origin): give it again in this one."
    case .commandReplayed:
      "The command is on record already: nothing comes of it a second time. Find out who gave it"
        + " again."
    case .commandUntimely(let time):
      "The command says that it was given at \(time), which is not now: set the clock and give it"
        + " again."
    case .roleInsufficient(let has, let needs):
      "The role \(has) does not allow this: ask somebody with the role \(needs)."
    case .unknown(let what):
      "There is no \(what): list what there is and try again."
    case .nameTaken(let name):
      "The name “\(name)” is taken: choose another."
    case .keyTaken:
      "The public key is somebody's on record, or was: make another with `waybill identity create`."
    case .identityTaken(let subject):
      "There is a \(subject) already: give what is new an identity of its own."
    case .ledgerExists:
      "The ledger has begun already: add further users with `waybill user add`."
    case .lastAdministrator(let name):
      "“\(name)” is the last administrator: make somebody else administrator first."
    case .userInactive(let name):
      "The user “\(name)” was deactivated for good: add a new user instead."
    case .profileLimitInvalid(let limit):
      "A profile limit of \(limit) lets nothing leave: give a number from 1, or none."
    case .consentTextNotCurrent(let current):
      "The consent text shown is not the current one, \(current): read that and agree to it."
    case .consentMissing(let connection):
      "Nobody has agreed yet that data leaves over “\(connection)”:"
        + " use `waybill connection accept-consent`."
    case .notYourself:
      "Nobody can be made export user by another: they have to add themselves."
    case .connectionNotEstablished(let connection):
      "“\(connection)” has no API key that Sendinblue accepted:"
        + " use `waybill connection establish`."
    case .connectionIncomplete(let connection, let missing):
      "“\(connection)” cannot be saved yet; missing: \(missing.map(\.rawValue).listed)."
    case .connectionInUse(let connection, let destinations):
      "“\(connection)” is used by \(destinations.quoted): remove them first, or detach them with"
        + " `waybill destination detach`."
    case .sourceUnreadable(let reason):
      "The segment's source cannot be read: \(reason)"
    case .fieldMissing(let field, let segment):
      "The segment “\(segment)” has no field “\(field)”: name one that its source has."
    case .segmentInUse(let segment, let destinations):
      "“\(segment)” is exported by \(destinations.quoted): take it out of them first."
    case .connectionNotAccessible:
      "The connection is not shared with contributors: ask an administrator to share it."
    case .connectionNotSaved(let connection):
      "“\(connection)” is not finished: complete its steps and save it first."
    case .noSegment:
      "A destination needs at least one segment."
    case .segmentTwice(let segment):
      "The segment “\(segment)” is named twice: name it once."
    case .listMissing(let list):
      "Sendinblue has no list \(list): look its number up under Contacts > Lists."
    case .listDynamic(let list, let name):
      "The list \(list), “\(name)”, fills itself by a rule: choose a static list."
    case .attributeUnknown(let attribute):
      "The account has no attribute \(attribute): create it at Sendinblue or choose another."
    case .attributeTwice(let attribute):
      "The attribute \(attribute) is matched twice: match it once."
    case .attributeReserved(let attribute):
      "\(attribute) cannot be matched as an attribute."
    case .countryRequiresPhone:
      "A default country is of use only with the attribute SMS: match it, or leave it out."
    case .consentValuesMissing(let field):
      "No value of “\(field)” is said to mean yes: name at least one."
    case .removalShareInvalid(let percent):
      "One run cannot take off at most \(percent) % of the contacts: give a share from 0 % to 100 %."
    case .destinationDetached(let name):
      "“\(name)” is detached from its connection: an administrator has to give it one with"
        + " `waybill destination attach`."
    case .destinationAttached(let name):
      "“\(name)” has a connection: change it with `waybill destination edit`, or detach it first."
    case .destinationNotScheduled(let name):
      "“\(name)” has no schedule of its own that counts: see `waybill destination schedule`."
    case .timeZoneUnknown(let name):
      "This machine knows no time zone “\(name)”: give a name of the IANA database, such as"
        + " Europe/Berlin."
    case .noDay:
      "The schedule names no day: give --daily, or at least one --day."
    case .noTime:
      "The schedule names no time: give at least one, such as --at 06:00."
    case .tooManyTimes(let count, let limit):
      "The schedule names \(count) times a day: give at most \(limit)."
    case .scheduleOff:
      "The schedule is off: set one with `waybill schedule set`."
    case .nothingDue:
      "Nothing is due by any schedule."
    case .alreadyServed(let due):
      "What was due at \(due) has had its refresh."
    case .refreshUnderWay(let refresh):
      "Refresh \(refresh) has not ended: `waybill status` says how far it is, and"
        + " `waybill refresh` takes it up where nothing performs it any more."
    case .refreshNotUnderWay(let refresh):
      "Refresh \(refresh) is not under way."
    case .refreshIncomplete(let refresh, let pending):
      "Refresh \(refresh) has \(pending) destinations still to run."
    case .notInRefresh(let name):
      "“\(name)” does not wait for a run in this refresh."
    case .runUnderWay(let run, let destination):
      "Run \(run) of “\(destination)” has not ended: wait for it, or resume or cancel it"
        + " with `waybill run resume` or `waybill run cancel`."
    case .runNotUnderWay(let run):
      "Run \(run) is not under way: it ended or was interrupted; see `waybill run show`."
    case .consentNotInForce(let connection):
      "No consent is in force for “\(connection)”: an administrator has to agree with"
        + " `waybill connection accept-consent`."
    case .consentTextChanged(let connection, let current):
      "The consent text is now \(current): an administrator has to agree to it for"
        + " “\(connection)” with `waybill connection accept-consent`."
    case .exportUserMissing(let connection):
      "“\(connection)” has no export user: an administrator has to add themselves with"
        + " `waybill connection add-export-user`."
    case .exportUserWithoutAuthority(_, let connection):
      // Not by name: contributors know no more of a connection than what it is called.
      "The export user of “\(connection)” is no active administrator any more:"
        + " another has to add themselves with `waybill connection add-export-user`."
    case .segmentInactive(let segment):
      "The segment “\(segment)” is inactive: activate it with `waybill segment activate`."
    case .tooManyProfiles(let count, let limit):
      "The segments come to \(count) distinct addresses, over the \(limit) an export may carry:"
        + " spread them over several destinations."
    case .overProfileLimit(let count, let limit):
      "The segments come to \(count) distinct addresses, over the connection's limit of"
        + " \(limit): export fewer, or make a connection with a higher limit."
    case .tooManyRemovals(let count, let standing, let percent):
      "Of the \(standing) contacts that the destination has on its list, \(count) are in no segment"
        + " any more, and one run may take off \(percent) %: look at the segments' sources, or raise"
        + " the share with `waybill destination edit`."
    case .batchOutOfOrder(let number):
      "Batch \(number) does not follow the batches on record: resume the run."
    case .figuresDoNotAddUp:
      "The run's figures do not add up, so it cannot be called completed."
    case .planOfOtherLedger(let origin):
      "The plan was made in another ledger, \(origin): make one in this ledger with"
        + " `waybill run plan`."
    case .planOfOtherDestination(let name):
      "The plan is of another destination, “\(name)”: name that one, or make a plan of this one"
        + " with `waybill run plan`."
    case .planOutdated(let parts, let destination):
      "The plan of “\(destination)” is out of date: \(parts.map(\.rawValue).listed) changed since"
        + " it was made. Make a new one with `waybill run plan`."
    case .planDrifted(let parts, let destination):
      "What would leave is not what was planned for “\(destination)”:"
        + " \(parts.map(\.rawValue).listed) changed. Nothing was sent; make a new plan with"
        + " `waybill run plan`."
    case .planRequired(let connection):
      "Runs over “\(connection)” need a plan that a second person approved: make one with"
        + " `waybill run plan`, have it approved with `waybill run approve`, and give it to"
        + " `waybill run start --plan`."
    case .planNotApproved(let destination):
      "Nobody who may has approved this plan of “\(destination)”, or something changed since: have"
        + " it approved with `waybill run approve`."
    case .approvalByOrderer(let destination):
      "The plan of “\(destination)” was approved by whoever starts the run: somebody else has to"
        + " do one of the two."
    }
  }
}

extension [String] {
  /// The strings with commas between them.
  fileprivate var listed: String { joined(separator: ", ") }
}

extension [DisplayName] {
  /// The names in quotation marks with commas between them.
  fileprivate var quoted: String { map { "“\($0)”" }.listed }
}
