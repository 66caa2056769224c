extension Int {
  /// The sum, or the largest or smallest number where the sum is beyond it: what is on record is
  /// counted without ever stopping the process.
  package func saturatingSum(_ other: Int) -> Int {
    let (sum, isBeyond) = addingReportingOverflow(other)
    guard isBeyond else { return sum }
    return other < 0 ? .min : .max
  }
}
