import Domain
import Views

/// Looks runs up once, as a run's entries tend to follow each other.
struct RunMemory {
  /// Runs kept in mind; more are forgotten, all at once, so that a long log needs no more memory.
  private static let capacity = 1000

  private let views: Views
  private var runs: [RunID: RunRow] = [:]
  private var batches: [RunID: [Int: BatchRow]] = [:]

  /// Begins with nothing in mind.
  ///
  /// - Parameter views: Where to look.
  init(views: Views) {
    self.views = views
  }

  /// A run as the views have it; nothing where there never was one.
  mutating func run(_ id: RunID) throws(ViewsError) -> RunRow? {
    if let run = runs[id] { return run }
    let run = try views.run(id)
    if runs.count >= Self.capacity { runs = [:] }
    runs[id] = run
    return run
  }

  /// A batch of a run as the views have it; nothing where there never was one.
  mutating func batch(_ number: Int, of id: RunID) throws(ViewsError) -> BatchRow? {
    if let batch = batches[id]?[number] { return batch }
    let found = try views.batches(of: id)
    if batches.count >= Self.capacity { batches = [:] }
    batches[id] = Dictionary(found.map { ($0.number, $0) }) { first, _ in first }
    return batches[id]?[number]
  }
}
