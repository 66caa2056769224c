package import Domain
package import EventLog
package import Transparency
package import Vault
package import Views

/// Why a ledger could not be opened, read or written.
///
/// A rule that says no is no error but a `Refusal`, which is on record.
package enum LedgerError: Error {
  /// There is no ledger at the path.
  case missing(path: String)
  /// There is a ledger at the path already.
  case exists(path: String)
  /// The path holds something else.
  case occupied(path: String)
  /// A copy would lie inside the ledger that it is of.
  case copyInside(path: String)
  /// A folder or file cannot be made or used.
  case file(path: String, reason: String)
  /// What has to lie in the ledger's directory itself is a symbolic link.
  case link(path: String)
  /// The master key would lie inside the ledger, where a copy of the ledger would carry it along.
  case masterKeyInside(path: String)
  /// The signing key would lie inside the ledger, where whoever alters the log could sign it anew.
  case signingKeyInside(path: String)
  /// The log's signing key is not there.
  case signingKeyMissing(path: String)
  /// The signing key's file does not hold one.
  case signingKeyMalformed(path: String, cause: TransparencyError)
  /// The signing key is that of another log.
  case signingKeyForeign(path: String, name: String, origin: String)
  /// The log.
  case log(EventLogError)
  /// The ledger is of a version that came after this program.
  case newerVersion(path: String, LedgerVersion)
  /// The ledger, or its manifests, are of an earlier version: it can be looked at, and nothing is
  /// recorded before it is upgraded.
  case olderVersion(path: String)
  /// The log is not as it was signed: nothing is built on it.
  case unverified(path: String, problems: Int, first: VerificationProblem)
  /// A point in history is before the first entry, which is dated so.
  case beforeBeginning(Timestamp?)
  /// A point in history is still to come.
  case notYet(head: Position)
  /// What is on record cannot be decided again, for a reason.
  case undecidable(Position, reason: String)
  /// The views.
  case views(ViewsError)
  /// All is on record up to the head, and the views could not follow.
  case viewsBehind(head: Position, cause: ViewsError)
  /// What was to sign does not.
  case identity(IdentityError)
  /// What was signed is no command in the form in which commands are signed.
  case commandMalformed(reason: String)
  /// The vault.
  case vault(VaultError)
  /// The manifests.
  case manifests(ManifestsError)
  /// A key, a checkpoint or a proof.
  case transparency(TransparencyError)
  /// Another process is running an export over the connection.
  case connectionBusy(name: DisplayName)
  /// Another process does what only one at a time may do.
  case dutyTaken(DutyClaim.Duty)
  /// An entry cannot be written down.
  case encoding(cause: any Error)
}

extension LedgerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no ledger at \(path): begin one with `waybill init`, or name another with"
        + " --ledger or WAYBILL_LEDGER."
    case .exists(let path):
      "There is a ledger at \(path) already: use it, or name another directory."
    case .occupied(let path):
      "\(path) is not empty: name an empty directory, or one that is not there."
    case .copyInside(let path):
      "\(path) is inside the ledger, and would be lost with it: name a place elsewhere, on another disk if"
        + " there is one."
    case .file(let path, let reason):
      "\(path) cannot be used: \(reason). Check that it exists and is yours."
    case .link(let path):
      "\(path) is a symbolic link, and what belongs to it would lie where the link leads: put the file"
        + " itself there. The ledger's directory as a whole may be reached over a link."
    case .masterKeyInside(let path):
      "The master key \(path) would lie inside the ledger: keep it elsewhere, with"
        + " --master-key or WAYBILL_MASTER_KEY."
    case .signingKeyInside(let path):
      "The signing key \(path) would lie inside the ledger: keep it elsewhere, with"
        + " --signing-key or WAYBILL_SIGNING_KEY."
    case .signingKeyMissing(let path):
      "There is no signing key at \(path), and without it nothing can be recorded: restore it from"
        + " a backup, or name it with --signing-key or WAYBILL_SIGNING_KEY."
    case .signingKeyMalformed(let path, let cause):
      "\(path) does not hold the log's signing key. \(cause)"
    case .signingKeyForeign(let path, let name, let origin):
      "\(path) holds the signing key of \(name), not that of \(origin): name the right one with"
        + " --signing-key or WAYBILL_SIGNING_KEY."
    case .log(let error): error.description
    case .newerVersion(let path, let version):
      "\(path) is a ledger of version \(version), and this Waybill knows them up to"
        + " \(LedgerVersion.current): install a newer Waybill."
    case .olderVersion(let path):
      "\(path) is of an earlier version than this Waybill writes (\(LedgerVersion.current)): back it up"
        + " with `waybill backup`, then run `waybill upgrade` as an administrator."
    case .unverified(let path, let problems, let first):
      "\(path) is not as it was signed, and nothing is built on it (problems: \(problems), the first:"
        + " \(first.what)). `waybill verify` lists them; restore the log from a backup."
    case .beforeBeginning(let first):
      "There is nothing to look back to: the ledger began"
        + (first.map { " at \($0), with entry 1." } ?? " with entry 1.")
    case .notYet(let head):
      "That is still to come: the log ends at entry \(head). Name an entry up to that, or a time that"
        + " has passed."
    case .undecidable(let position, let reason):
      "Entry \(position) and what is behind it cannot be decided again: \(reason). `waybill verify` says"
        + " whether more is wrong."
    case .views(let error): error.description
    case .viewsBehind(let head, let cause):
      "What was asked is on record at position \(head), but the views could not follow: \(cause)"
        + " Then run `waybill rebuild`."
    case .identity(let error): error.description
    case .commandMalformed(let reason):
      "What was signed is no command that this Waybill knows: \(reason). Give the command itself"
        + " again, or install a newer Waybill."
    case .vault(let error): error.description
    case .manifests(let error): error.description
    case .transparency(let error): error.description
    case .connectionBusy(let name):
      "Another process is running an export over “\(name)”: try again when it has ended."
    case .dutyTaken(.daemon):
      "Another process is this ledger's daemon already: one is enough; stop that one first."
    case .dutyTaken(.refresh):
      "Another process is performing a refresh: `waybill status` says how far it is."
    case .encoding(let cause): "An entry cannot be written down: \(cause)."
    }
  }
}
