/// Tells when a statement has given no row for too long.
final class SilenceWatch {
  private let limit: Duration
  private var deadline: Deadline
  private var rows = 0
  private var rowsSeen = -1

  /// Begins to watch.
  ///
  /// - Parameter limit: the longest time without a row.
  init(limit: Duration) {
    self.limit = limit
    deadline = Deadline(after: limit)
  }

  /// Notes that a row came, or that a statement begins.
  func note() { rows &+= 1 }

  /// Whether no row came for too long, as SQLite's progress handler asks now and then.
  ///
  /// Looking at the clock here, not at every row, costs next to nothing.
  ///
  /// - Parameter context: a watch.
  /// - Returns: whether to interrupt the statement.
  static func isOver(_ context: UnsafeMutableRawPointer?) -> Bool {
    guard let context else { return false }
    let watch = Unmanaged<SilenceWatch>.fromOpaque(context).takeUnretainedValue()
    if watch.rows != watch.rowsSeen {
      watch.rowsSeen = watch.rows
      watch.deadline = Deadline(after: watch.limit)
    }
    return watch.deadline.isOver
  }
}
