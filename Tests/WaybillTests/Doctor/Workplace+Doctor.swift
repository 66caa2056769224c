import Domain
import Glibc
import Ledger
import Testing
import Vault
import waybill

/// A check of a thing, and what it came to.
struct Judged: Hashable {
  let check: Check
  let subject: String
  let verdict: Verdict?

  init(_ check: Check, _ subject: String, _ verdict: Verdict?) {
    self.check = check
    self.subject = subject
    self.verdict = verdict
  }
}

extension Workplace {
  /// Where the ledger's files are.
  var location: LedgerLocation {
    LedgerLocation(
      directory: ledger, masterKey: nil, signingKey: nil, keys: home + "/.config/waybill/keys")
  }

  /// What the doctor finds, within this process.
  ///
  /// - Parameters:
  ///   - actor: Who asks.
  ///   - lead: How far the clock is ahead, in milliseconds.
  ///   - isOnline: Whether Sendinblue may be asked.
  /// - Returns: The verdicts by check and subject, without the disk's, which the machine decides.
  /// - Throws: What looking throws.
  func examine(
    as actor: String = "Anna", lead: Int64 = 0, isOnline: Bool = true
  ) async throws -> [Judged: Finding] {
    let clock = Surroundings(
      clock: { Timestamp(milliseconds: Surroundings.system.now.milliseconds + lead) },
      random: { Surroundings.system.randomBits })
    let key = try Identity.load(from: identity(of: actor), agentSocket: nil).publicKey
    let findings = try await Examination(
      of: location, for: key, surroundings: clock, isOnline: isOnline
    ).findings()
    let kept = findings.filter { $0.check != .disk }
    let judged = kept.map { (Judged($0.check, $0.subject, nil), $0) }
    let all = Dictionary(judged) { first, _ in first }
    try #require(all.count == kept.count, "two lines are about the same")
    return all
  }

  /// Expects that exactly these lines differ from those of a healthy ledger.
  ///
  /// - Parameters:
  ///   - expected: The lines as they should be; without a verdict, those that should be gone.
  ///   - actor: Who asks.
  ///   - lead: How far the clock is ahead, in milliseconds.
  ///   - location: The test.
  /// - Throws: What looking throws.
  func expect(
    _ expected: Judged..., as actor: String = "Anna", lead: Int64 = 0,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await examine(as: actor, lead: lead)
    let bad = found.filter { $0.value.verdict != .pass }
      .map { Judged($0.key.check, $0.key.subject, $0.value.verdict) }
    #expect(
      Set(bad) == Set(expected),
      "\(found.values.filter { $0.verdict != .pass }.map { "\($0)" }.joined(separator: "\n"))",
      sourceLocation: location)
    for finding in found.values where [.warn, .fail].contains(finding.verdict) {
      #expect(finding.what.hasSuffix(".") || finding.advice != nil, sourceLocation: location)
    }
    let all = found.values.map { "\($0)" }.joined()
    for secret in ["sandbox-key", "ada@example", "1234567"] {
      #expect(!all.contains(secret), sourceLocation: location)
    }
  }
}
