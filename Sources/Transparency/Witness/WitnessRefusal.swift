/// Why a witness does not sign a checkpoint.
package enum WitnessRefusal: Error, Hashable, Sendable {
  /// The note's text is no checkpoint, or the old size is larger than the new one: HTTP 400.
  case badRequest(TransparencyError)
  /// The witness knows no log of this origin: HTTP 404.
  case unknownOrigin
  /// No key of the log has signed, or what claims to be its signature is not: HTTP 403.
  case badSignature(TransparencyError)
  /// The witness last saw the log at another size, which it names: HTTP 409.
  case staleSize(lastSeen: UInt64)
  /// The proof does not show that nothing was changed: HTTP 422.
  case badProof(TransparencyError)
}

extension WitnessRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badRequest(let cause), .badSignature(let cause), .badProof(let cause):
      "The witness did not sign. \(cause)"
    case .unknownOrigin:
      "The witness does not know this log. Give it the log's verifier key."
    case .staleSize(let lastSeen):
      "The witness last saw the log with \(lastSeen) entries. Ask again with a proof from there; if"
        + " the log never had them, it was rolled back."
    }
  }
}
