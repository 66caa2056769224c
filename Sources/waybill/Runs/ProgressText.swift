package import Runner

/// What is said of a run under way.
package struct ProgressText: Sendable {
  /// The text, on one line.
  package let text: String

  /// Says how far a run is.
  ///
  /// - Parameters:
  ///   - activity: What is being done.
  ///   - surveyed: The rows read so far.
  ///   - recipients: The people to send to, once it is known.
  ///   - imported: How many of them Sendinblue has imported.
  ///   - batches: In how many batches.
  ///   - elapsed: Since it began.
  package init(
    _ activity: RunProgress.Activity, surveyed: Int, recipients: Int?, imported: Int,
    batches: Int, elapsed: Duration
  ) {
    let activity = Self.words(activity)
    guard let recipients else {
      text = "\(activity): \(surveyed) rows"
      return
    }
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    var parts = [
      "\(imported) of \(recipients) profiles", "\(batches) \(batches == 1 ? "batch" : "batches")",
    ]
    if imported > 0, seconds > 0 {
      let rate = Double(imported) / seconds
      let left = Double(recipients - imported) / rate
      parts += ["\(Int(rate)) a second", "\(Int(left.rounded(.up))) s left"]
    }
    text = "\(activity): \(parts.joined(separator: ", "))"
  }

  private static func words(_ activity: RunProgress.Activity) -> String {
    switch activity {
    case .surveying: "reading"
    case .preparing: "preparing"
    case .sending: "sending"
    case .importing: "importing at Sendinblue"
    case .removing: "taking contacts off the list"
    case .waiting(let duration): "waiting \(duration.components.seconds) s to try again"
    }
  }
}
