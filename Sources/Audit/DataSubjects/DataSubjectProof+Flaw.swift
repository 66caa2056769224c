package import Transparency

extension DataSubjectProof {
  /// Why a file does not show that a batch carried a person.
  package enum Flaw: Hashable, Sendable {
    /// It is not laid out as one.
    case malformed
    /// Its receipt is of another record than the one beside it.
    case otherRecord
    /// Its record puts no batch on record.
    case noBatch
    /// Its manifest is not as large as the batch on record.
    case otherManifest
    /// The pseudonym is not in the manifest whose root is on record.
    case notInManifest(cause: TransparencyError)
  }
}

extension DataSubjectProof.Flaw: CustomStringConvertible {
  /// What is wrong, and what to do.
  package var description: String {
    switch self {
    case .malformed:
      "The file is no proof that a batch carried a person: get one that `waybill audit subject"
        + " --proofs` made."
    case .otherRecord:
      "The receipt in the proof is of another record than the one beside it: the file was altered."
    case .noBatch: "The record in the proof puts no batch on record: the file was altered."
    case .otherManifest:
      "The manifest in the proof is not as large as the batch on record: the file was altered."
    case .notInManifest(let cause):
      "The person is not in the batch on record, as far as the proof shows. \(cause)"
    }
  }
}
