import Audit
import Domain
import EventLog
import Results
import Transparency

/// What a proof that a batch carried a person shows.
struct DataSubjectProofResult: Tabular {
  /// Who.
  let pseudonym: Pseudonym
  /// The batch's run.
  let run: RunID
  /// Which batch of the run, from 1.
  let batch: Int
  /// How many people it carries.
  let recipients: Int
  /// The log.
  let origin: String
  /// The entry that put the batch on record.
  let position: Int64
  /// When that was, by the record.
  let time: String
  /// On whose order, by the record.
  let actor: String
  /// How many entries the log had when it signed.
  let size: UInt64
  /// The root that it signed, in base64.
  let root: String
  /// The record's exact text.
  let record: String

  /// Sums a proof up that was checked.
  init(_ proof: DataSubjectProof, _ shown: DataSubjectProof.Shown) {
    (pseudonym, record) = (proof.pseudonym, proof.record)
    (run, batch) = (shown.batch.run, shown.batch.number)
    recipients = shown.batch.recipients
    (origin, size) = (shown.checkpoint.origin, shown.checkpoint.size)
    root = shown.checkpoint.root.base64
    (time, actor) = (shown.envelope.time, shown.envelope.actor)
    position = shown.envelope.position.rawValue
  }

  static var columns: [Column<DataSubjectProofResult>] {
    [
      Column("person") { $0.pseudonym.hexadecimal },
      Column("run") { $0.run.description },
      Column("batch", .trailing) { String($0.batch) },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("log") { $0.origin },
      Column("entry", .trailing) { String($0.position) },
      Column("of", .trailing) { String($0.size) },
      Column("root") { $0.root },
      Column("time") { $0.time },
      Column("actor") { $0.actor },
      Column("record", mayBeCut: true) { $0.record },
    ]
  }
}
