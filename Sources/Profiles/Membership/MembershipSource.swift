/// The profiles whose ids are on a membership list.
///
/// Its rows are those of the profiles, in their order, whose id is listed; then, for each listed id
/// without a profile, one row that has nothing but the id and cannot be sent
/// (``RejectionReason/profileMissing``). A second profile with the same id cannot be sent either
/// (``RejectionReason/profileRepeated``). So everybody on the list comes to one row that may be
/// sent, or to one that says why not.
///
/// Ids are compared byte for byte once ASCII white space around them is trimmed. An empty one on the
/// list is nobody's, and one that the list repeats is on it once.
///
/// Its digest is that of the list, the profiles, and the list again: it is read twice, since who has
/// no profile is known only behind the last profile.
package struct MembershipSource: RowSource {
  private let members: any RowSource
  private let memberField: String
  private let profiles: any RowSource
  private let profileField: String
  private let key: (UInt64, UInt64)

  /// Joins a list to profiles.
  ///
  /// - Parameters:
  ///   - members: the list.
  ///   - memberField: the list's field that holds the id.
  ///   - profiles: the profiles.
  ///   - profileField: the profiles' field that holds the id; a row of an id without a profile has
  ///     it there.
  ///   - key: 128 random bits, see ``AddressSet``; they have no bearing on the outcome.
  package init(
    members: any RowSource, memberField: String, profiles: any RowSource, profileField: String,
    key: (UInt64, UInt64)
  ) {
    self.members = members
    self.memberField = memberField
    self.profiles = profiles
    self.profileField = profileField
    self.key = key
  }

  package var name: String { "\(profiles.name) of the members in \(members.name)" }

  package func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    var set = MemberSet(key: key)
    var list = try MemberList(members, memberField, chunkSize, observer)
    while let id = try list.next() { set.insert(id) }
    let reader = try profiles.open(chunkSize: chunkSize, observer: observer)
    guard let column = reader.columnNames.firstIndex(of: profileField) else {
      throw .missingField(path: profiles.name, field: profileField)
    }
    let (members, memberField) = (members, memberField)
    return MembershipRows(
      of: reader, idColumn: column, members: set, listBytes: list.byteCount
    ) { () throws(SourceError) in try MemberList(members, memberField, chunkSize, observer) }
  }
}
