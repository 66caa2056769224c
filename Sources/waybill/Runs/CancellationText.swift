package import Domain

/// What cancelling a run means for what is on its way.
package struct CancellationText: Sendable {
  /// The sentences.
  package let text: String

  /// Says what becomes of a run's batches.
  ///
  /// - Parameter run: The run, as it stood before it was cancelled.
  package init(_ run: Run) {
    text =
      switch run.phase {
      case .requested: "Nothing of it was sent."
      case .ready where run.batches == 0: "Nothing of it was sent."
      case .ready:
        "Nothing more leaves; the \(run.batches == 1 ? "batch" : "\(run.batches) batches")"
          + " sent before will stay with Sendinblue."
      case .prepared(_, let batch, _), .unanswered(_, let batch, _):
        "Batch \(batch.number) may have left already: what came of it is on record once it is"
          + " known, see `waybill run show \(run.id)`. Nothing more leaves."
      case .sent(_, let batch, let process):
        "Batch \(batch.number) is with Sendinblue as import \(process) and cannot be called back."
          + " Nothing more leaves."
      }
  }
}
