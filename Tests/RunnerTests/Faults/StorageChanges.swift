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
    self.commits = commits
  }

  /// The place of a change among all; nothing where the run makes no such change.
  func place(of fault: StorageFault) -> Int? {
    let commits = commits.filter { $0.file == fault.file.rawValue }
    guard commits.indices.contains(fault.commit - 1) else { return nil }
    let commit = commits[fault.commit - 1]
    return switch fault.part {
    case .first: commit.writes.first
    case .middle: commit.writes.isEmpty ? nil : commit.writes[commit.writes.count / 2]
    case .last: commit.writes.last
    case .sync: commit.sync
    }
  }
}
