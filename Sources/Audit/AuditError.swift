package import Domain
package import EventLog
package import Transparency
package import Vault
package import Views

/// Why a question to the audit cannot be answered.
package enum AuditError: Error, Hashable, Sendable {
  /// No command and no event has that name.
  case unknownType(String)
  /// The log cannot be read.
  case log(EventLogError)
  /// The views cannot be read, or an entry cannot be understood.
  case views(ViewsError)
  /// A key, a checkpoint or a proof is not right.
  case transparency(TransparencyError)
  /// The log does not hold what it has signed, so that an entry cannot be proven to be in it.
  case unprovable(Position, cause: TransparencyError)
  /// The log is empty and has signed nothing.
  case emptyLog
  /// A proof does not hold the record that it proves.
  case receiptWithoutRecord
  /// A directory is no evidence that Waybill wrote.
  case noEvidence(path: String)
  /// Nothing on record is about that.
  case nothingInScope(EvidenceScope)
  /// A directory has a checkpoint that this log does not go on from.
  case otherPublication(path: String, cause: TransparencyError)
  /// A witness does not cosign.
  case witness(WitnessRefusal)
  /// Fewer witnesses have cosigned than were demanded.
  case unwitnessed(cosignatures: Int, demanded: Int)
  /// A file does not show that a batch carried a person.
  case dataSubjectProof(DataSubjectProof.Flaw)
  /// A witness's file cannot be read or written.
  case vault(VaultError)
  /// A file that is published cannot be read or written.
  case file(path: String, reason: String)

  /// Gives an error of a part its case here.
  init(_ error: any Error) {
    self =
      switch error {
      case let error as AuditError: error
      case let error as EventLogError: .log(error)
      case let error as ViewsError: .views(error)
      case let error as TransparencyError: .transparency(error)
      case let error as WitnessRefusal: .witness(error)
      case let error as VaultError: .vault(error)
      default: preconditionFailure("no part of ours throws this: \(error)")
      }
  }
}

extension AuditError: CustomStringConvertible {
  /// What failed, on what, and what to do.
  package var description: String {
    switch self {
    case .unknownType(let name):
      "No command and no event is called “\(name)”: give a name such as `run-completed` or"
        + " `create-connection`."
    case .log(let error): "\(error)"
    case .views(let error): "\(error)"
    case .transparency(let error): "\(error)"
    case .unprovable(let position, let cause):
      "Entry \(position) cannot be proven. \(cause) See what `waybill verify` says."
    case .emptyLog: "The log is empty and has signed nothing."
    case .receiptWithoutRecord:
      "The proof does not hold the record that it proves: get one that `waybill audit prove` made."
    case .noEvidence(let path):
      "\(path) holds no evidence: give the directory with bagit.txt that `waybill audit evidence` wrote."
    case .nothingInScope(let scope):
      scope.run.map { "The log has no run \($0): `waybill run list` has them all." }
        ?? "Nothing is on record \(scope.words(run: nil)): give another span of time."
    case .otherPublication(let path, let cause):
      "\(path) has a checkpoint that this log does not go on from. \(cause)"
    case .witness(let refusal): "\(refusal)"
    case .unwitnessed(let cosignatures, let demanded):
      "The checkpoint is cosigned by \(cosignatures) of the witnesses, and \(demanded) were demanded:"
        + " get one that more have cosigned."
    case .dataSubjectProof(let flaw): flaw.description
    case .vault(let error): "\(error)"
    case .file(let path, let reason):
      "\(path) cannot be used: \(reason). Check that it is yours and writable."
    }
  }
}

extension AuditError {
  /// Asks the views, and says in this module's words why they do not answer.
  static func asking<Answer>(
    _ body: () throws(ViewsError) -> Answer
  ) throws(AuditError) -> Answer {
    do throws(ViewsError) { return try body() } catch { throw .views(error) }
  }
}
