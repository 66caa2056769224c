import Testing

/// A change to a file of the ledger that goes wrong, and how.
struct StorageFault: CustomTestStringConvertible {
  /// What happens, by its name in the runner's own process.
  enum Manner: String, CaseIterable {
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
      case .full: "the disk is full from here on"
      case .readonly: "the file system is read-only from here on"
      case .broken: "input/output error"
      case .torn: "killed with half of it written"
      case .before: "killed before it"
      case .after: "killed after it"
      }
    }
  }

  /// Which change it strikes.
  enum Place {
    /// The n-th of all that a run makes, counted from 1.
    case change(Int)
    /// The sync that ends the n-th commit to a file, counted from 1.
    case sync(file: String, commit: Int)
  }

  let place: Place
  let manner: Manner

  var testDescription: String {
    switch place {
    case .change(let number): "change \(number): \(manner.words)"
    case .sync(let file, let commit): "sync of \(file), commit \(commit): \(manner.words)"
    }
  }

  /// More than a run of one batch makes.
  static let mostChanges = 260

  /// Every change in turn, each in another manner than the one before and, of any six of a file that
  /// follow one another, each in its own.
  static let everyChange = (1...mostChanges).map { number in
    StorageFault(
      place: .change(number), manner: Manner.allCases[number % Manner.allCases.count])
  }

  /// Every eleventh change, for a run that takes people off a list; each manner in turn.
  static let someChanges = (1...mostChanges / 11).map { number in
    StorageFault(
      place: .change(number * 11), manner: Manner.allCases[number % Manner.allCases.count])
  }

  /// Every moment at which something becomes durable: its sync fails, or the process does not outlive
  /// it.
  static let everySync: [StorageFault] = [("log", 6), ("manifests", 2)].flatMap { file, count in
    (1...count).flatMap { commit in
      [Manner.broken, .before, .after].map {
        StorageFault(place: .sync(file: file, commit: commit), manner: $0)
      }
    }
  }
}
