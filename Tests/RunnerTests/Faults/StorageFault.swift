import Testing

/// A change to a file of the ledger that goes wrong, and how.
struct StorageFault: CustomTestStringConvertible {
  /// A file that a run writes.
  enum File: String {
    case log, views, manifests
  }

  /// Which of the changes that make a commit.
  enum Part: String {
    case first = "first write"
    case middle = "middle write"
    case last = "last write"
    case sync
  }

  /// What happens, by its name in the runner's own process.
  enum Manner: String {
    case full, readonly, broken, torn, before, after

    /// Whether the process is killed by it.
    var isDeadly: Bool {
      switch self {
      case .full, .readonly, .broken: false
      case .torn, .before, .after: true
      }
    }

    fileprivate var words: String {
      switch self {
      case .full: "the disk is full"
      case .readonly: "the file system is read-only"
      case .broken: "input/output error"
      case .torn: "killed with half of it written"
      case .before: "killed before"
      case .after: "killed after"
      }
    }
  }

  let file: File
  /// Which commit to the file, counted from 1.
  let commit: Int
  let part: Part
  let manner: Manner

  var testDescription: String {
    "\(file.rawValue), commit \(commit), \(part.rawValue): \(manner.words)"
  }

  /// A run of one batch commits so often to each file.
  private static let commits: KeyValuePairs<File, Int> = [.log: 6, .manifests: 2, .views: 6]

  /// Every commit of what has to last is met at each of its changes, every commit of the views, which
  /// may be lost at any time, at one.
  static let table: [StorageFault] = commits.flatMap { file, count in
    (1...count).flatMap { commit in
      places(in: file).map { StorageFault(file: file, commit: commit, part: $0, manner: $1) }
    }
  }

  private static func places(in file: File) -> [(Part, Manner)] {
    switch file {
    case .log, .manifests:
      [
        (.first, .full), (.first, .before), (.middle, .readonly), (.middle, .torn),
        (.last, .broken), (.last, .after), (.sync, .broken), (.sync, .before), (.sync, .after),
      ]
    case .views: [(.middle, .full), (.middle, .torn), (.last, .broken)]
    }
  }
}
