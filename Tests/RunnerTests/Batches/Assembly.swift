import Domain
import Ledger
import Runner

/// A run's sources, ready to be made into batches again and again.
struct Assembly {
  let stage: Stage
  let run: Run
  let survey: Survey
  let bodyLimit: Int

  /// Surveys a source.
  init(_ source: String, matching: DataMatching, bodyLimit: Int) async throws {
    stage = try await Stage(source: source, matching: matching)
    run = try await stage.order().run
    survey = try await Survey(of: run.order, addressSetKey: (5, 6)) { _ in }
    self.bodyLimit = bodyLimit
  }

  /// An assembler that stands before the first row.
  func assembler() async throws -> BatchAssembler {
    try BatchAssembler(
      run, survey: survey, manifests: stage.ledger.manifests,
      pseudonymizer: try await stage.ledger.pseudonymizer(), bodyLimit: bodyLimit)
  }

  /// All batches, one behind the other.
  ///
  /// - Parameter isPrefetched: Whether each is filled ahead, as while another is imported.
  /// - Returns: The batches.
  /// - Throws: What the assembler throws.
  func batches(prefetching isPrefetched: Bool = false) async throws -> [AssembledBatch] {
    let assembler = try await assembler()
    var batches: [AssembledBatch] = []
    while true {
      let row = batches.last?.rows.to ?? 0
      if isPrefetched { await assembler.prefetch(from: row) }
      guard let batch = try await assembler.batch(from: row) else { break }
      // Asked for too late, when it has been given already.
      if isPrefetched { await assembler.prefetch(from: row) }
      batches.append(batch)
    }
    _ = try await assembler.finish()
    return batches
  }
}
