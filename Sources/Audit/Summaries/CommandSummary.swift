import Domain

/// Says in a sentence what somebody asked for.
struct CommandSummary {
  /// What things are called.
  let names: Names
  /// What the destination of the run that the command is about is called, where there is one.
  let destination: String?

  /// Says what a command asks for.
  func sentence(for command: Command) -> Sentence {
    switch command {
    case .user(let command): "Asked to \(request(command))."
    case .connection(let command): "Asked to \(request(command))."
    case .segment(let command): "Asked to \(request(command))."
    case .destination(let command): "Asked to \(request(command))."
    case .run(let command): "Asked to \(request(command))."
    case .schedule(let command): "Asked to \(request(command))."
    case .notification(let command): "Asked to \(request(command))."
    case .dataSubject(let command): "Asked to \(request(command))."
    case .custody(let command): "Asked to \(request(command))."
    }
  }

  private func request(_ command: UserCommand) -> Sentence {
    switch command {
    case .createLedger(let creation):
      "begin the ledger \(creation.origin.quoted) with the administrator"
        + " \(creation.name.text.quoted)"
    case .add(let addition):
      "add the user \(addition.name.text.quoted) as \(addition.role.words)"
    case .changeRole(let change):
      "make \(names.quoted(.user(change.user))) \(change.role.words)"
    case .deactivate(let deactivation):
      "deactivate \(names.quoted(.user(deactivation.user)))"
    case .rotateKey(let rotation):
      "put another public key in the place of that of \(names.quoted(.user(rotation.user)))"
    }
  }

  private func request(_ command: ConnectionCommand) -> Sentence {
    let name = names.quoted(command.subject)
    switch command {
    case .create(let creation):
      return "create the connection \(creation.name.text.quoted) to \(creation.baseURL)"
    case .acceptConsent(let acceptance):
      return "agree to the consent text \(acceptance.shown.version) for \(name)"
    case .establish(let attempt):
      return "connect \(name) with the API key of fingerprint \(attempt.keyFingerprint)"
    case .addExportUser(let addition):
      return "make \(names.quoted(.user(addition.user))) export user of \(name)"
    case .save: return "save the connection \(name)"
    case .share: return "share \(name) with contributors"
    case .unshare: return "keep \(name) to administrators"
    case .requireApproval: return "let runs over \(name) go by approved plans only"
    case .waiveApproval: return "let runs over \(name) go without approval"
    case .rename(let renaming): return "rename the connection to \(renaming.name.text.quoted)"
    case .rotateAPIKey(let attempt):
      return "replace the API key of \(name) with that of fingerprint \(attempt.keyFingerprint)"
    case .withdrawConsent: return "withdraw the consent for \(name)"
    case .remove: return "remove the connection \(name)"
    }
  }

  private func request(_ command: SegmentCommand) -> Sentence {
    let name = names.quoted(command.subject)
    switch command {
    case .define(let definition):
      return "define the segment \(definition.name.text.quoted) from"
        + " \(definition.source.description.quoted)"
    case .activate: return "activate the segment \(name)"
    case .deactivate: return "deactivate the segment \(name)"
    case .remove: return "remove the segment \(name)"
    }
  }

  private func request(_ command: DestinationCommand) -> Sentence {
    switch command {
    case .save(let saving): "save the destination \(describe(saving.settings))"
    case .edit(let saving): "change the destination to \(describe(saving.settings))"
    case .remove: "remove the destination \(names.quoted(command.subject))"
    case .detach: "detach the destination \(names.quoted(command.subject)) from its connection"
    case .attach(let saving): "attach the destination \(describe(saving.settings))"
    case .setSchedule(let setting):
      "run \(names.quoted(command.subject)) \(setting.schedule.words)"
    case .approve(let approval):
      "approve the plan of \(approval.plan.settings.name.text.quoted)"
    }
  }

  private func request(_ command: ScheduleCommand) -> Sentence {
    switch command {
    case .set(let setting): return "refresh \(setting.schedule.words)"
    case .switchOff: return "switch the schedule off"
    case .startRefresh(let start):
      let due: Sentence = start.occasion.map { ", due \($0.due.words)" } ?? ""
      let own: Sentence = start.own.map { own -> Sentence in
        ", with \(names.quoted(.destination(own.destination))) due \(own.occasion.due.words)"
      }.joined(separator: "")
      return "start a refresh\(due)\(own)"
    case .completeRefresh: return "end the refresh"
    }
  }

  private func request(_ command: NotificationCommand) -> Sentence {
    switch command {
    case .set(let setting):
      "tell \(setting.webhook.server) when a destination fails, with the address and secret of"
        + " fingerprint \(setting.webhook.fingerprint)"
    case .switchOff: "tell nobody any more when a destination fails"
    }
  }

  private func request(_ command: DataSubjectCommand) -> Sentence {
    switch command {
    case .lookUp(let reference):
      "look up where the data of the person \(reference.pseudonym) went"
    case .suppress(let suppression):
      "keep the person \(suppression.pseudonym) out of later runs\(suppression.reason.because)"
    case .release(let release):
      "keep the person \(release.pseudonym) out of runs no longer\(release.reason.because)"
    case .erase(let erasure):
      "keep the person \(erasure.pseudonym) out of later runs, and delete them at Sendinblue over"
        + " \(names.listed(erasure.connections))\(erasure.reason.because)"
    }
  }

  private func request(_ command: RunCommand) -> Sentence {
    switch command {
    case .start(let start):
      let refresh: Sentence = start.refresh == nil ? "" : " in a refresh"
      let plan: Sentence = start.plan == nil ? "" : " by a plan"
      return "export \(names.quoted(.destination(start.destination)))\(refresh)"
        + " under the consent text \(start.consentText.version)\(plan)"
    case .resume(let resumption):
      return "resume the run of \(runName(resumption.run)) under the consent text"
        + " \(resumption.consentText.version)"
    case .cancel(let cancellation): return "cancel the run of \(runName(cancellation.run))"
    }
  }

  private func describe(_ settings: DestinationSettings) -> Sentence {
    "\(settings.name.text.quoted): \(names.quoted(settings.segments.map(Subject.segment)))"
      + " over \(names.quoted(.connection(settings.connection))) to list \(settings.list)"
  }

  private func runName(_ run: RunID) -> Sentence {
    destination?.quoted ?? "an unknown destination (\(Subject.run(run)))"
  }

  private func request(_ command: CustodyCommand) -> Sentence {
    switch command {
    case .purgeManifests(let order):
      "forget who was in the batches of runs that ended before \(order.purge.before)"
    case .writeEvidence(let order):
      "write evidence \(order.evidence.scope.words(run: destination))"
    case .markGap(let order):
      "mark that \(order.gap.missing.counting("entry is", "entries are")) missing behind entry"
        + " \(order.gap.restored.size)"
    case .upgrade(let order):
      "go on as a ledger of version \(order.version)"
    }
  }
}
