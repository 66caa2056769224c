import Sandbox
import Testing

/// The changes that a run makes to the ledger's files, in the order in which it makes them.
struct StorageChanges: Sendable {
  /// A transaction's changes to a file: a stretch of writes, and a sync where it has to last.
  struct Commit: Sendable {
    let file: String
    /// The places of its writes among all changes, counted from 1.
    var writes: [Int] = []
    /// The place of its sync.
    var sync: Int?
  }

  /// How many changes there are.
  let count: Int
  /// The commits, in order.
  let commits: [Commit]

  /// Counts the changes of a run of one batch: those of every such run are the same.
  static let counted = Task {
    try await withSandbox(Trial.configuration()) { sandbox in
      let trial = try await FaultTrial(sandbox, limits: FaultTable.StorageFaultTests.limits)
      let process = try trial.start(dyingAt: "storage-list-1")
      #expect(await process.end() == .exited(0))
      return StorageChanges(try process.lines())
    }
  }

  /// Reads a list of changes, such as `write log.sqlite-wal`.
  private init(_ lines: [String]) {
    var commits: [Commit] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ")
      guard words.count == 2, ["write", "sync"].contains(words[0]) else { continue }
      let file = String(words[1].prefix { $0 != "." })
      if commits.last?.file != file || commits.last?.sync != nil {
        commits.append(Commit(file: file))
      }
      if words[0] == "sync" {
        commits[commits.count - 1].sync = index + 1
      } else {
        commits[commits.count - 1].writes.append(index + 1)
      }
    }
    count = lines.count
    self.commits = commits
  }

  /// The place of a fault among all changes; nothing where the run makes no such change.
  func number(of place: StorageFault.Place) -> Int? {
    switch place {
    case .change(let number): return number <= count ? number : nil
    case .sync(let file, let commit):
      let commits = commits.filter { $0.file == file }
      return commits.indices.contains(commit - 1) ? commits[commit - 1].sync : nil
    }
  }
}
