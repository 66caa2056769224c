/// What is said of work that goes through the log, on one line.
package struct EntryProgress: Sendable {
  /// The text.
  package let text: String

  /// Says how far the work is.
  ///
  /// - Parameters:
  ///   - activity: What is being done, as a sentence begins with it.
  ///   - done: How many entries are done.
  ///   - total: Of how many.
  ///   - elapsed: Since it began.
  package init(doing activity: String, _ done: Int64, of total: Int64, elapsed: Duration) {
    let said = "\(activity): \(done) of \(total) entries"
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    guard done > 0, done < total, seconds > 0 else {
      text = said
      return
    }
    let left = seconds * Double(total - done) / Double(done)
    text = "\(said), \(Int(left.rounded(.up))) s left"
  }
}
