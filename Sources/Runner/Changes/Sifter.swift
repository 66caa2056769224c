package import Domain
package import Ledger
package import Profiles
package import Vault

/// Tells rows that need not be sent again from those that have to leave.
///
/// One value for both readings of a run's sources, so that what is counted before anything is sent
/// and what is sent can never disagree.
package struct Sifter: Sendable {
  /// Who a recipient is, what would be sent of them, and whether it has to be.
  package struct Finding: Hashable, Sendable {
    /// Who it is.
    package let pseudonym: KeyedDigest
    /// The digest of what would be sent.
    package let row: KeyedDigest
    /// Whether the last completed run sent the same, with nothing in doubt about it.
    package let isUnchanged: Bool
  }

  /// Who stands on the list, and who of them was no recipient so far.
  package private(set) var standing: Standing
  /// Whether the log tells of a standing that the ledger's files do not hold any more.
  package let isStandingMissing: Bool
  /// How many recipients were unchanged.
  package private(set) var unchanged = 0
  /// How many of these have a telephone number that is left blank.
  package private(set) var unchangedBlanked = 0

  private let sendsOnlyChanges: Bool
  private let pseudonymizer: Pseudonymizer
  private let digester: RowDigester
  /// Storage that is used again for the next recipient.
  private var scratch: [UInt8] = []

  /// Makes ready to compare a run's rows with those that were sent last.
  ///
  /// Gives nothing for a destination that remembers nobody: all that it has is sent.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - manifests: Where it is kept who stands on the list.
  ///   - recorded: What the log tells of batches.
  ///   - pseudonymizer: Makes pseudonyms under the ledger's key.
  /// - Throws: `ManifestsError` where the file cannot be read.
  package init?(
    _ run: Run, manifests: Manifests, recorded: RecordedBatches, pseudonymizer: Pseudonymizer
  ) throws(ManifestsError) {
    let settings = run.order.settings
    guard settings.keepsStanding else { return nil }
    let found = try manifests.standing(before: run, recorded: recorded)
    standing = found ?? .nobody
    isStandingMissing = found == nil
    sendsOnlyChanges = settings.onlyChanges
    self.pseudonymizer = pseudonymizer
    digester = pseudonymizer.rowDigester(
      list: settings.list, attributes: settings.matching.attributes.map(\.attribute))
  }

  /// The same before the first row; who was seen to be a recipient stays one.
  package func startingOver() -> Sifter {
    var sifter = self
    sifter.unchanged = 0
    sifter.unchangedBlanked = 0
    return sifter
  }

  /// Compares a recipient with what was last sent of them.
  ///
  /// - Parameter recipient: The recipient.
  /// - Returns: What was found.
  package mutating func sift(_ recipient: Recipient) -> Finding {
    scratch.removeAll(keepingCapacity: true)
    pseudonymizer.append(
      pseudonymOf: UnsafeRawBufferPointer(recipient.matchKey), to: &scratch)
    digester.append(digestOf: recipient.bytes, ends: recipient.ends, to: &scratch)
    let pseudonym = KeyedDigest(scratch, at: 0)
    let row = KeyedDigest(scratch, at: KeyedDigest.length)
    standing.see(pseudonym)
    let isUnchanged = sendsOnlyChanges && standing.isAsSent(pseudonym, row: row)
    if isUnchanged {
      unchanged += 1
      if recipient.phoneBlanked { unchangedBlanked += 1 }
    }
    return Finding(pseudonym: pseudonym, row: row, isUnchanged: isUnchanged)
  }
}
