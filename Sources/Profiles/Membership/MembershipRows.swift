/// Reads the rows of members' profiles, and then those of members without one.
final class MembershipRows: RowReader {
  var columnNames: [String] { profiles.columnNames }
  private(set) var rowCount = 0
  var byteCount: Int { listBytes + profiles.byteCount + (second?.byteCount ?? 0) }
  private(set) var rowFlaw: RejectionReason?

  private let profiles: any RowReader
  private let idColumn: Int
  private var members: MemberSet
  private let listBytes: Int
  private let reopenList: () throws(SourceError) -> MemberList
  /// The list's second reading, once all profiles were read.
  private var second: MemberList?
  /// The id of a member without a profile, if the current row is that.
  private var missing: UnsafeBufferPointer<UInt8>?

  /// Makes ready to read profiles.
  ///
  /// - Parameters:
  ///   - profiles: the profiles, from the first.
  ///   - idColumn: the number of their column that holds the id.
  ///   - members: the ids on the list.
  ///   - listBytes: how many bytes the list's first reading had.
  ///   - reopenList: begins the list's second reading.
  init(
    of profiles: any RowReader, idColumn: Int, members: consuming MemberSet, listBytes: Int,
    reopenList: @escaping () throws(SourceError) -> MemberList
  ) {
    self.profiles = profiles
    self.idColumn = idColumn
    self.members = members
    self.listBytes = listBytes
    self.reopenList = reopenList
  }

  func next() throws(SourceError) -> Bool {
    if try !nextProfile() {
      guard try nextMissing() else { return false }
    }
    rowCount &+= 1
    return true
  }

  func field(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard let missing else { return profiles.field(column) }
    return column == idColumn ? missing : UnsafeBufferPointer(rebasing: missing[..<0])
  }

  private func nextProfile() throws(SourceError) -> Bool {
    if second != nil { return false }
    while try profiles.next() {
      switch members.find(profiles.field(idColumn).trimmed) {
      case .absent: continue
      case .first: rowFlaw = profiles.rowFlaw
      case .repeated: rowFlaw = .profileRepeated
      }
      return true
    }
    second = try reopenList()
    return false
  }

  private func nextMissing() throws(SourceError) -> Bool {
    while let id = try second?.next() {
      // An id that was not on the list before is of another list: the digest tells.
      guard case .first = members.find(id) else { continue }
      missing = id
      rowFlaw = .profileMissing
      return true
    }
    return false
  }
}
