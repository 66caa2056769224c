extension BatchAssembler {
  /// The batch that begins at a row, with its digests.
  ///
  /// - Parameters: As of `filled(from:to:)`.
  /// - Returns: Nothing where no recipient is left.
  /// - Throws: `Failure`.
  package func batch(from row: Int, to end: Int? = nil) async throws(Failure) -> AssembledBatch? {
    try await filled(from: row, to: end)?.assembled()
  }
}
