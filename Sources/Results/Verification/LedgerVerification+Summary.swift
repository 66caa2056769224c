package import Audit
import EventLog
import Transparency

extension LedgerVerification {
  /// What was found, in a sentence.
  package var summary: Sentence {
    guard let head else { return "not verified: the log cannot be read to its end" }
    let witnesses: Sentence? = witnessed.map { ", witnessed up to entry \($0)" }
    let extent: Sentence =
      "\(entries.counting("entry", "entries")) and"
      + " \(checkpoints.counting("checkpoint", "checkpoints")), root \(head.root.base64)\(witnesses)"
    guard isVerified else {
      return "not verified: \(problems.count.counting("problem", "problems")) in \(extent)"
    }
    let left = parts.filter { unchecked[$0] != nil }.map(\.rawValue).joined(separator: ", ")
    return left.isEmpty ? "verified: \(extent)" : "verified, but for \(left): \(extent)"
  }
}
