import ArgumentParser
import Domain
import Ledger
import Views

/// Keeps a person out of later runs.
struct SubjectSuppress: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress", abstract: "Keep a person out of every later run.",
    discussion: """
      Examples:
        waybill subject suppress
        waybill subject suppress --email-file address.txt --reason "objection by letter"
        waybill subject suppress --email-file - < address.txt

      For administrators, when somebody objects (GDPR Art. 21). Whatever sources hold, no run that is \
      ordered from now on sends them: their rows are counted as withheld, and listed as suppressed. A \
      list that mirrors its segments loses them. A run that was ordered before goes on as it was \
      ordered; cancel it where it must not. Nothing is deleted at Sendinblue.
      """)

  @OptionGroup var address: AddressOptions
  @OptionGroup var remark: ReasonOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let pseudonym = try await address.read(session).pseudonym
    let known = try session.suppression(of: pseudonym)
    try await session.execute(
      .dataSubject(.suppress(.init(pseudonym: pseudonym, reason: remark.reason))),
      saying: known.map {
        "The person \(pseudonym) has been kept out since \($0.suppressedAt); that it was asked again"
          + " is on record."
      } ?? "No run that is ordered from now on sends the person \(pseudonym).")
  }
}

extension Session {
  /// Since when a person is kept out of runs; nothing where they are not.
  func suppression(of pseudonym: Pseudonym) throws(ViewsError) -> SuppressionRow? {
    try ledger.views.suppressions().first { $0.pseudonym == pseudonym }
  }
}
