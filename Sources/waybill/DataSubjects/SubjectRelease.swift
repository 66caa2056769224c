import ArgumentParser
import Domain
import Ledger

/// Keeps a person out of runs no longer.
struct SubjectRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Let a person who was kept out into later runs again.",
    discussion: """
      Examples:
        waybill subject release
        waybill subject release --email-file address.txt --reason "objection withdrawn"

      For administrators, when an objection was a mistake or is withdrawn. Runs that are ordered from \
      now on send the person again where sources hold them; runs ordered before do not.
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
      .dataSubject(.release(.init(pseudonym: pseudonym, reason: remark.reason))),
      saying: known == nil
        ? "The person \(pseudonym) was not kept out; that it was asked is on record."
        : "Runs that are ordered from now on may send the person \(pseudonym) again.")
  }
}
