/// A plain account of an account at Sendinblue and of one list in it: what has to be there after
/// each run, and whom a run may take off or leave out.
struct ListModel {
  /// How a destination exports.
  struct Mode {
    var sendsOnlyChanges = false
    /// The share that one run may take off, in percent; nothing where contacts stay.
    var removesAtMost: Int?

    var keepsStanding: Bool { sendsOnlyChanges || removesAtMost != nil }
  }

  /// A batch of a run, as it came on record.
  struct Batch {
    let people: Set<String>
    /// Whether it takes people off, and all of them are known to be gone.
    let tookOffEverybody: Bool
    /// Whether rows of it were refused.
    let isRefused: Bool
  }

  /// What a run has to come to.
  struct Forecast {
    /// Whose rows leave.
    let sent: Set<String>
    /// Who is to be taken off, on the list or not.
    let leaving: Set<String>
    /// Of how many.
    let standing: Int
    /// Whether more are leaving than may.
    let isGuarded: Bool
    /// Whether it is not known any more who stands on the list.
    let isLost: Bool
  }

  var mode = Mode()
  /// The attributes of every contact of the account, by address.
  var contacts: [String: [String: String]] = [:]
  /// Who is on the list.
  var members: Set<String> = []
  /// Who stands there because of the destination, as of its last run that remembers; nothing
  /// before one.
  private var standing: Set<String>?
  /// What was last sent of them, of whom nothing is in doubt.
  private var rows: [String: String] = [:]
  /// Everybody whom a batch of the destination carried and none took off again for good.
  private var carried: Set<String> = []
  /// Whether the file that remembers was lost since.
  private(set) var isFileLost = false

  /// What a run of now has to come to.
  ///
  /// - Parameter wanted: The rows of the source, by address.
  /// - Returns: That.
  func forecast(_ wanted: [String: String]) -> Forecast {
    let isLost = mode.keepsStanding && standing != nil && isFileLost
    let ours = isLost ? [] : standing ?? carried
    let leaving = mode.removesAtMost == nil ? [] : ours.subtracting(wanted.keys)
    let isKept = mode.sendsOnlyChanges && standing != nil && !isLost
    return Forecast(
      sent: Set(wanted.keys.filter { !isKept || rows[$0] != wanted[$0] }), leaving: leaving,
      standing: ours.count,
      isGuarded: leaving.count * 100 > ours.count * (mode.removesAtMost ?? 100), isLost: isLost)
  }

  /// The file that remembers is lost.
  mutating func lose() {
    isFileLost = true
    carried = []
  }

  /// A run was completed.
  mutating func complete(_ wanted: [String: String], _ forecast: Forecast, _ batches: [Batch]) {
    let before = carried
    follow(batches)
    if mode.keepsStanding {
      let staying = forecast.isLost ? [] : standing ?? before
      standing = Set(wanted.keys).union(mode.removesAtMost == nil ? staying : [])
      rows = wanted
      for batch in batches where batch.isRefused { for name in batch.people { rows[name] = nil } }
      isFileLost = false
    } else if !batches.isEmpty {
      (standing, rows, isFileLost) = (nil, [:], false)
    }
  }

  /// A run came to nothing, after some batches.
  mutating func fail(_ batches: [Batch]) {
    follow(batches)
    for batch in batches {
      for name in batch.people { rows[name] = nil }
      if standing == nil { continue }
      if batch.tookOffEverybody {
        standing?.subtract(batch.people)
      } else {
        standing?.formUnion(batch.people)
      }
    }
  }

  /// Imports a row, as Sendinblue does: what is empty changes nothing.
  mutating func put(_ address: String, _ row: String) {
    let fields = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    var values = contacts[address] ?? [:]
    for (name, value) in zip(["FIRSTNAME", "SMS"], fields.dropFirst()) where !value.isEmpty {
      values[name] = value
    }
    contacts[address] = values
    members.insert(address)
  }

  private mutating func follow(_ batches: [Batch]) {
    for batch in batches {
      if batch.tookOffEverybody {
        carried.subtract(batch.people)
      } else {
        carried.formUnion(batch.people)
      }
    }
  }
}
