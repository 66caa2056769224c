package import Domain
import Sendinblue

/// What a connection needs in order to be exported over.
package struct ConnectionFacts: Sendable {
  private static let year: Int64 = 365 * 86_400_000

  private let connection: Connection
  private let consent: Domain.ConsentText
  private let exportUser: User?
  private let key: SealedState
  private let keySince: Timestamp?
  private let now: Timestamp
  private let answers: ProbeAnswers

  /// States the facts.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - consent: The text that has to be agreed to now.
  ///   - exportUser: Whoever its exports run under, if anybody.
  ///   - key: Whether the vault holds its API key.
  ///   - keySince: Since when that key is in use.
  ///   - now: The present instant.
  ///   - answers: What Sendinblue said.
  package init(
    of connection: Connection, consent: Domain.ConsentText, exportUser: User?, key: SealedState,
    keySince: Timestamp?, now: Timestamp, answers: ProbeAnswers
  ) {
    self.connection = connection
    self.consent = consent
    self.exportUser = exportUser
    self.key = key
    self.keySince = keySince
    self.now = now
    self.answers = answers
  }

  /// What that comes to.
  package var findings: [Finding] {
    guard connection.isSaved, let access = connection.access else {
      return [
        finding(
          .setup, .warn, "It is not finished, so nothing can be exported over it.",
          "Go on with `waybill connection add \"\(connection.name)\"`, or remove it.")
      ]
    }
    return [agreement, authority, keeping, account(access)]
      + (answers.account == nil ? [] : [headroom])
  }

  private var agreement: Finding {
    let advice = "An administrator has to run `waybill connection accept-consent`."
    guard let given = connection.consent else {
      return finding(.consent, .fail, "There is no consent in force: runs are refused.", advice)
    }
    guard given.text == consent else {
      return finding(
        .consent, .fail,
        "Consent was given to the text \(given.text.version), and \(consent.version) is current:"
          + " runs are refused.", advice)
    }
    return finding(.consent, .pass, "Consent to \(given.text.version) is in force.")
  }

  private var authority: Finding {
    let advice =
      "An active administrator has to run `waybill connection add-export-user`."
    guard let exportUser else {
      return finding(.exportUser, .fail, "There is no export user: runs are refused.", advice)
    }
    guard exportUser.isActiveAdministrator else {
      let why = exportUser.isActive ? "is no administrator" : "was deactivated"
      return finding(
        .exportUser, .fail, "The export user “\(exportUser.name)” \(why): runs are refused.", advice
      )
    }
    return finding(.exportUser, .pass, "Exports run under “\(exportUser.name)”.")
  }

  private var keeping: Finding {
    let advice = "Run `waybill connection rotate-key`."
    switch key {
    case .missing:
      return finding(.apiKey, .fail, "The vault does not hold its API key.", advice)
    case .unusable(let reason): return finding(.apiKey, .fail, reason)
    case .untried: return finding(.apiKey, .skipped, "The vault cannot be asked for its API key.")
    case .held: break
    }
    guard let keySince else { return finding(.apiKey, .pass, "The vault holds its API key.") }
    let age = now.milliseconds - keySince.milliseconds
    let what = "Its API key is in use since \(keySince)."
    return age > Self.year
      ? finding(.apiKey, .warn, "\(what) That is over a year.", advice)
      : finding(.apiKey, .pass, what)
  }

  private func account(_ access: Connection.Access) -> Finding {
    switch answers.account {
    case nil: return finding(.account, .skipped, answers.gap ?? "Sendinblue was not asked.")
    case .failure(let error): return finding(.account, .fail, error.description)
    case .success(let account):
      let recorded = access.account.company
      guard account.companyName == recorded else {
        return finding(
          .account, .warn,
          "Its key opens the account of “\(account.companyName)”; on record is “\(recorded)”.",
          "If the account was renamed, run `waybill connection rotate-key` with the same key;"
            + " else find out whose account it is.")
      }
      return finding(
        .account, .pass, "\(connection.baseURL) takes its key, for “\(recorded)”.")
    }
  }

  private var headroom: Finding {
    guard let limit = answers.rateLimit else {
      return finding(.rateLimit, .pass, "Sendinblue states no limit that is near.")
    }
    let what =
      "Sendinblue takes \(limit.remaining) of \(limit.limit) more requests within"
      + " \(limit.resetAfter.components.seconds) s."
    return limit.remaining * 5 < limit.limit
      ? finding(
        .rateLimit, .warn, what, "Find out what else uses the account's API; runs wait meanwhile.")
      : finding(.rateLimit, .pass, what)
  }

  private func finding(
    _ check: Check, _ verdict: Verdict, _ what: String, _ advice: String? = nil
  ) -> Finding {
    Finding(check, "connection/\(connection.name)", verdict, what, advice: advice)
  }
}
