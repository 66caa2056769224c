import Profiles
import Testing

/// A list of ids joined to profiles.
@Suite struct MembershipTests {
  private func source(
    _ list: TemporaryFile, _ profiles: TemporaryFile, member: String = "Member",
    profile: String = "Id"
  ) -> MembershipSource {
    MembershipSource(
      members: CSVSource(list.path), memberField: member, profiles: CSVSource(profiles.path),
      profileField: profile, key: (5, 6))
  }

  @Test func givesMembersAndThenThoseWithoutAProfile() throws {
    let list = try TemporaryFile("Member,x\n 9 ,\n3,\n,\n8,\n3,\n1,\n9,\n")
    let profiles = try TemporaryFile(
      "Id,Email\n1,a@b.co\n2,b@b.co\n 3 ,c@b.co\n,d@b.co\n1,e@b.co\n1,\n")
    let source = source(list, profiles)
    for chunkSize in [1, 2, 7, 64, 4096] {
      let read = ReadSource(source, chunkSize: chunkSize)
      #expect(read.error == nil)
      #expect(
        read.rows == [
          ["1", "a@b.co"], [" 3 ", "c@b.co"], ["1", "e@b.co"], ["1", ""], ["9", ""], ["8", ""],
        ])
      #expect(
        read.flaws == [
          nil, nil, .profileRepeated, .profileRepeated, .profileMissing, .profileMissing,
        ])
      let texts = "Member,x\n 9 ,\n3,\n,\n8,\n3,\n1,\n9,\n"
      #expect(
        read.seen
          == Array(
            (texts + "Id,Email\n1,a@b.co\n2,b@b.co\n 3 ,c@b.co\n,d@b.co\n1,e@b.co\n1,\n" + texts)
              .utf8))
      #expect(read.byteCount == read.seen.count)
    }
  }

  @Test func rejectsThoseWithoutAProfileUnderTheirId() throws {
    let list = try TemporaryFile("Member\n1\n2\n3\n")
    let profiles = try TemporaryFile("Id,Email,Consent\n1,a@b.co,yes\n3,c@b.co,\n3,d@b.co,yes\n")
    let matching = DataMatching(
      emailField: "Email", consent: ConsentRule(field: "Consent", acceptedValues: ["yes"]))
    let rows = try ReadRows(from: [source(list, profiles)], matching, chunkSize: 16)
    #expect(
      rows.outcomes == [
        .recipient, .withheld(customerID: "3"), .rejected(.profileRepeated, customerID: "3"),
        .rejected(.profileMissing, customerID: "2"),
      ])
    #expect(rows.figures.rejected(for: .profileMissing) == 1)
    #expect(rows.figures.rejected(for: .profileRepeated) == 1)
    #expect(rows.figures.addUp)
    #expect(rows.facts.map(\.rows) == [4])
  }

  @Test func readsAnEmptyList() throws {
    let profiles = try TemporaryFile("Id,Email\n1,a@b.co\n")
    let list = try TemporaryFile("Member\n\n")
    let read = ReadSource(source(list, profiles))
    #expect(read.error == nil)
    #expect(read.rows.isEmpty)
  }

  @Test func namesTheFieldThatIsMissing() throws {
    let list = try TemporaryFile("Member\n1\n")
    let profiles = try TemporaryFile("Id,Email\n1,a@b.co\n")
    #expect(
      ReadSource(source(list, profiles, member: "x")).error
        == .missingField(path: list.path, field: "x"))
    #expect(
      ReadSource(source(list, profiles, profile: "y")).error
        == .missingField(path: profiles.path, field: "y"))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func agreesWithAPlainReference(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let ids = (0..<300).map { _ in random.pick(["", " ", "a", "A", "x"]) + "\(random.below(200))" }
    let listed = (0..<random.below(300)).map { _ in
      random.below(9) == 0 ? random.pick(["", " "]) : random.pick(ids)
    }
    let profiles = (0..<random.below(400)).map { row in [random.pick(ids), "p\(row)"] }
    let list = try TemporaryFile("Member,x\n" + listed.map { "\($0),\n" }.joined())
    let table = try TemporaryFile(
      "Id,v\n" + profiles.map { $0.joined(separator: ",") + "\n" }.joined())
    let read = ReadSource(source(list, table), chunkSize: 1 + random.below(200))
    let expected = PlainMembership(listed, profiles)
    #expect(read.error == nil)
    #expect(read.rows == expected.rows)
    #expect(read.flaws == expected.flaws)
  }
}

/// The rules over again, with nothing but lists.
private struct PlainMembership {
  var rows: [[String]] = []
  var flaws: [RejectionReason?] = []

  init(_ listed: [String], _ profiles: [[String]]) {
    let members = listed.map(trimmed).filter { !$0.isEmpty }
    var found: [String] = []
    for profile in profiles where members.contains(trimmed(profile[0])) {
      rows.append(profile)
      flaws.append(found.contains(trimmed(profile[0])) ? .profileRepeated : nil)
      found.append(trimmed(profile[0]))
    }
    for member in members where !found.contains(member) {
      rows.append([member, ""])
      flaws.append(.profileMissing)
      found.append(member)
    }
  }

  private func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
