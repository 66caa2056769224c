package import Domain

/// Why the command line could not carry a command out, besides what its modules say.
package enum CommandError: Error {
  /// Nothing is called so.
  case notFound(Kind, String)
  /// Several things could be meant.
  case ambiguous(Kind, String)
  /// Somebody without the right asks to see something.
  case notPermitted(what: String, needs: [Role])
  /// A text cannot be a name.
  case unusableName(DisplayName.Flaw)
  /// A flag, environment variable or configuration file cannot be used.
  case settings(SettingsFlaw)
  /// An option's value means nothing.
  case unusableValue(option: String, reason: String)
  /// What cannot be undone was not confirmed, and there is nobody to ask.
  case confirmationNeeded(what: String)
  /// A person said no.
  case notConfirmed(what: String)
  /// A question has no answer, and there is nobody to ask.
  case answerNeeded(what: String, give: String)
  /// The file with an API key, or with another secret, cannot be read.
  case secretFile(what: String, path: String, reason: String)
  /// The vault does not hold the connection's API key.
  case keyUnavailable(connection: DisplayName)
  /// Making a connection stopped between two of its steps.
  indirect case setupStopped(Setup, cause: any Error)
  /// A run ended before everything was sent.
  case runFailed(RunID, RunEvent.Failed)
  /// Somebody ended a run before its time.
  case runCancelled(RunID)
  /// A run stopped and can be resumed; the signal that asked for it, if one did.
  case runInterrupted(RunID, signal: Int32?)
  /// No run, or more than one, could be meant.
  case noSingleRun([UnendedRun])
  /// A rule refused a run.
  case runRefused(RunID, reason: String)
  /// A run has not ended, so that it cannot be tried again.
  case runNotEnded(RunID, isInterrupted: Bool)
  /// A run was completed, so that there is nothing to try again.
  case runCompleted(RunID, destination: DisplayName)
  /// Somebody stopped watching a run.
  case watchStopped(RunID, signal: Int32?)
  /// Some of several exports were not completed; the signal that stopped them, if one did.
  case exportsIncomplete(count: Int, of: Int, signal: Int32?)
  /// A person is not deleted in every account that had them.
  case erasureIncomplete(count: Int, of: Int)
  /// Not every destination of a refresh was exported.
  case refreshIncomplete(RefreshID, RefreshFigures)
  /// A refresh stopped and will be taken up; the signal that asked for it, if one did.
  case refreshInterrupted(signal: Int32?)
  /// A run that was tried out would fail.
  case wouldFail(DisplayName, RunEvent.Failed)
  /// Trying a run out came to no end.
  case checkStopped(DisplayName)
  /// A file holds no plan, or cannot be read.
  case planFile(String, reason: String)
  /// A copy of a ledger is not as its log was signed, and was taken away.
  case copyNotVerified(problems: Int, first: String)
  /// A file to be read cannot be, or holds something else.
  case inputFile(String, reason: String)
  /// A file holds no checkpoint or proof, or cannot be read.
  case noteFile(String, reason: String)
  /// A checkpoint or proof cannot be written to a file.
  case noteUnwritten(String, reason: String)
  /// A plan cannot be written to a file.
  case planUnwritten(String, reason: String)
  /// A rule said no, and there is something to add.
  case refused(Refusal, hint: String)
  /// Nothing can be served on a port of this machine; options name another.
  case portUnavailable(Int, host: String, options: String, reason: String)
  /// There is nobody to send notifications to.
  case notificationsOff
  /// The vault does not hold the address and the secret of notifications.
  case webhookUnavailable

  /// What a name can be the name of.
  package enum Kind: String, Sendable {
    case user
    case connection
    case segment
    case destination
    case run
  }

  /// A run that has not ended.
  package struct UnendedRun: Hashable, Sendable {
    /// Which.
    package let id: RunID
    /// What it exports.
    package let destination: DisplayName

    /// Names a run.
    package init(id: RunID, destination: DisplayName) {
      self.id = id
      self.destination = destination
    }
  }

  /// How far the making of a connection got.
  package struct Setup: Sendable {
    /// The connection.
    package let name: DisplayName
    /// The steps that stand, in order.
    package let done: [String]

    /// Says how far it got.
    package init(name: DisplayName, done: [String]) {
      self.name = name
      self.done = done
    }
  }
}

extension CommandError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let kind, let text):
      "There is no \(kind.rawValue) “\(text)”: see `waybill \(kind.rawValue) list`."
    case .ambiguous(let kind, let text):
      "“\(text)” could be several \(kind.rawValue)s: give more of the identifier."
    case .notPermitted(let what, let roles):
      "\(what) is only for the role \(roles.map(\.rawValue).joined(separator: " or ")):"
        + " ask somebody who has it."
    case .unusableName(let flaw): flaw.description
    case .settings(let flaw): flaw.description
    case .unusableValue(let option, let reason): "\(option): \(reason)"
    case .confirmationNeeded(let what):
      "\(what)? This has to be confirmed, and there is no terminal to ask on: add --yes."
    case .notConfirmed(let what): "\(what)? This was not confirmed; nothing was changed."
    case .answerNeeded(let what, let give):
      "\(what) is missing, and there is no terminal to ask on: give \(give)."
    case .secretFile(let what, let path, let reason):
      "The \(what) cannot be read from \(path): \(reason). Name a file that holds it alone."
    case .keyUnavailable(let connection):
      "The vault does not hold the API key of “\(connection)”: give it again with"
        + " `waybill connection rotate-key`."
    case .setupStopped(let setup, let cause):
      "\(cause) \(setup)"
    case .runFailed(let run, let failure): "Run \(run) failed: \(failure.explanation)"
    case .runCancelled(let run):
      "Run \(run) was cancelled; what was sent before stays with Sendinblue."
    case .runInterrupted(let run, _):
      "Run \(run) was interrupted: go on with `waybill run resume \(run)`."
    case .noSingleRun(let runs) where runs.isEmpty:
      "Every run has ended: see `waybill run list`."
    case .noSingleRun(let runs):
      "\(runs.count) runs could be meant: name one of"
        + " \(runs.map { "\($0.id) (“\($0.destination)”)" }.joined(separator: ", "))."
    case .runRefused(let run, let reason): "Run \(run) was refused: \(reason)"
    case .runNotEnded(let run, isInterrupted: true):
      "Run \(run) was interrupted and has not ended: go on with `waybill run resume \(run)`."
    case .runNotEnded(let run, isInterrupted: false):
      "Run \(run) is under way: follow it with `waybill run watch \(run)`."
    case .runCompleted(let run, let destination):
      "Run \(run) was completed: `waybill run start \"\(destination)\"` sends again."
    case .watchStopped(let run, _):
      "Nobody watches run \(run) any more; whether it goes on is up to the process that performs"
        + " it: see `waybill run show \(run)`."
    case .erasureIncomplete(let count, let all):
      "\(count) of \(all) accounts may have the person still: do what is said above, then give"
        + " `waybill subject erase` again."
    case .exportsIncomplete(let count, let all, _):
      "\(count) of \(all) exports \(count == 1 ? "was" : "were") not completed: see the reasons"
        + " above, and `waybill status`."
    case .refreshIncomplete(let refresh, let figures):
      "Refresh \(refresh) did not export every destination: \(figures.words)."
        + " See `waybill run list`."
    case .refreshInterrupted:
      "The refresh was interrupted and is still open: `waybill refresh` or the daemon takes it up."
    case .wouldFail(let name, let failure):
      "A run of “\(name)” would fail: \(failure.explanation)"
    case .checkStopped(let name):
      "“\(name)” could not be tried out to the end: try again."
    case .planFile(let path, let reason):
      "The plan cannot be read from \(path): \(reason). Make one with `waybill run plan --output`."
    case .noteFile(let path, let reason): "\(path) cannot be used: \(reason)."
    case .copyNotVerified(let problems, let first):
      "The copy is not as it was recorded, and was not kept (problems: \(problems), the first: \(first))."
        + " See what `waybill verify` says of the ledger that it was made of."
    case .inputFile(let path, let reason):
      "\(path == "-" ? "Standard input" : path) cannot be read: \(reason)."
    case .noteUnwritten(let path, let reason):
      "\(path) cannot be written: \(reason). Name another file."
    case .planUnwritten(let path, let reason):
      "The plan cannot be written to \(path): \(reason). Name a new file in a folder of yours."
    case .refused(let refusal, let hint): "\(refusal) \(hint)"
    case .portUnavailable(let port, let host, let options, let reason):
      "Nothing can be served on port \(port) of \(host): \(reason). Choose another with \(options)."
    case .notificationsOff:
      "Notifications are off: say where they go with `waybill notify set`."
    case .webhookUnavailable:
      "The vault does not hold the address and secret that notifications go to: give them again"
        + " with `waybill notify set`."
    }
  }
}

extension CommandError.Setup: CustomStringConvertible {
  package var description: String {
    if done.isEmpty { return "Nothing was made yet." }
    return "What stands of “\(name)”: \(done.joined(separator: ", ")). Go on with"
      + " `waybill connection add \"\(name)\"`."
  }
}

extension DisplayName {
  /// Reads a name that a person typed.
  ///
  /// - Throws: `CommandError.unusableName`.
  package init(parsing text: String) throws(CommandError) {
    do throws(Flaw) {
      try self.init(text)
    } catch {
      throw .unusableName(error)
    }
  }
}

extension RunEvent.Failed {
  /// Why, and what to do.
  var explanation: String {
    let found = [reason.rawValue, rule, detail].compactMap { $0 }.joined(separator: ": ")
    return "\(found) \(found.last == "." ? "" : "– ")\(reason.advice)"
  }
}
