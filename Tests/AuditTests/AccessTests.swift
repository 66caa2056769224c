import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("Who could do what")
struct AccessTests {
  private let past: Past

  init() throws {
    past = try Past()
  }

  private func access(
    at position: Int64? = nil, of user: UserID? = nil, on connection: ConnectionID? = nil
  ) throws -> Access {
    try Access(
      at: position.map(past.time), of: user, on: connection, from: past.log, by: past.views)
  }

  /// A contributor's right on a connection comes and goes with its sharing.
  @Test(
    arguments: [
      (34, nil), (35, [7, 33, 35]), (36, [7, 33, 35]), (37, nil), (38, nil), (39, [7, 33, 39]),
      (275, [7, 33, 39]), (276, nil),
    ] as [(Int64, [Int64]?)])
  func sharing(position: Int64, givenBy: [Int64]?) throws {
    let rights = try access(at: position, of: Cast.ben, on: Cast.main).rights
    #expect(rights.map(\.right) == (givenBy == nil ? [] : [.useConnection]))
    #expect(rights.first?.givenBy.map(\.position.rawValue) == givenBy)
    if let last = givenBy?.last { #expect(rights.first?.since == (try past.time(of: last))) }
  }

  @Test func rolesAndTheirEntries() throws {
    let before = try access(at: 6, of: Cast.ben)
    #expect(before.rights.map(\.role) == [.viewer])
    #expect(before.rights.map(\.right) == [.readConfiguration])
    let after = try access(at: 7, of: Cast.ben)
    #expect(after.rights.map(\.role) == [.contributor, .contributor, .contributor])
    #expect(
      after.rights.map(\.right) == [.defineSegments, .readConfiguration, .readLeftOutRows])
    #expect(after.rights.allSatisfy { $0.givenBy.map(\.name) == ["user-role-changed"] })
    #expect(
      try access(of: Cast.cleo).rights.map(\.right)
        == [.readConfiguration, .readLeftOutRows, .readAudit])
  }

  @Test func theExportUserAnswersForAConnection() throws {
    func holders(at position: Int64) throws -> [String?] {
      try access(at: position, on: Cast.main).rights.filter { $0.right == .exportUser }
        .map(\.user.name)
    }
    #expect(try holders(at: 30) == [])
    #expect(try holders(at: 31) == ["Dora"])
    let right = try #require(
      try access(on: Cast.main).rights.first { $0.right == .exportUser })
    #expect(right.givenBy.map(\.position.rawValue) == [11, 31])
    #expect(right.givenBy.last?.actor.name == "Dora")
  }

  @Test func whoWasDeactivatedCouldDoNothing() throws {
    let rights = try access(of: Cast.ben).rights
    #expect(rights.map(\.right) == [.nothing])
    #expect(rights.first?.givenBy.map(\.name) == ["user-deactivated"])
    #expect(rights.first?.role == .contributor)
  }

  @Test func aRemovedConnectionGivesNothing() throws {
    #expect(try access(at: 44, on: Cast.spare).rights == [], "it was not saved")
    #expect(try access(on: Cast.spare).rights == [])
    let past = try Past { script in
      try script.beginLedger()
      try script.connect()
      try script.ask(.connection(.remove(.init(connection: Cast.main))))
    }
    let now = try Access(on: Cast.main, from: past.log, by: past.views)
    #expect(now.rights == [])
    let end = try past.log.head().rawValue
    let before = try Access(
      at: past.time(of: end - 1), on: Cast.main, from: past.log, by: past.views)
    #expect(before.rights.count == 4)
  }

  @Test func theTimeItselfIsIncluded() throws {
    let first = try past.time(of: 1)
    let before = Timestamp(milliseconds: first.milliseconds - 1)
    let nothing = try Access(at: before, from: past.log, by: past.views)
    #expect(nothing.rights == [] && nothing.lastEntry == .beginning)
    #expect(try access(at: 3).rights.map(\.user.name).contains("Ada"))
    #expect(try access(at: 35).lastEntry.rawValue == 35)
    let between = Timestamp(milliseconds: try past.time(of: 35).milliseconds + 999)
    #expect(try Access(at: between, from: past.log, by: past.views).lastEntry.rawValue == 35)
  }

  /// What is told agrees with what the rules themselves would have decided then.
  @Test func agreesWithTheRules() throws {
    var state = State()
    for entry in try past.log.entries(after: .beginning, limit: .max) {
      guard case .event(let event, let envelope) = try RecordedMessage(entry) else { continue }
      state.evolve(event)
      guard envelope.position.rawValue < 60 || envelope.position.rawValue > 235 else { continue }
      let told = try access(at: envelope.position.rawValue).rights
      for user in state.users.values {
        let rights = told.filter { $0.user.id == Subject.user(user.id).text }
        let names = Set(rights.filter { $0.connection == nil }.map(\.right))
        #expect(try names.contains(.manageLedger) == state.mayManage(user.id))
        #expect(try names.contains(.defineSegments) == state.mayDefine(user.id))
        for connection in state.connections.values {
          let usable = rights.contains {
            $0.right == .useConnection
              && $0.connection?.id == Subject.connection(connection.id).text
          }
          #expect(try usable == state.mayUse(connection.id, user.id))
        }
      }
    }
  }
}

extension State {
  fileprivate func mayManage(_ user: UserID) throws -> Bool {
    let newcomer = UserID(Cast.neverDue.uuid)
    return try allows(
      .user(
        .add(
          .init(
            user: newcomer, name: DisplayName("New"), role: .viewer,
            publicKey: Cast.key(of: newcomer)))),
      by: user)
  }

  fileprivate func mayDefine(_ user: UserID) throws -> Bool {
    try allows(
      .segment(
        .define(
          .init(
            segment: SegmentID(Cast.neverDue.uuid), name: DisplayName("New"),
            source: .table(.csv("/new.csv")), customerIDField: nil,
            reading: .readable(fields: ["email"])))), by: user)
  }

  /// Segments are looked at only once the connection may be used.
  fileprivate func mayUse(_ connection: ConnectionID, _ user: UserID) throws -> Bool {
    let settings = DestinationSettings(
      name: try DisplayName("New"), connection: connection, list: 1,
      matching: DataMatching(emailField: "email"), segments: [])
    let saving = DestinationCommand.Save(
      destination: DestinationID(Cast.neverDue.uuid), settings: settings, list: .found(name: "L"),
      accountAttributes: [])
    do throws(Refusal) {
      _ = try decide(.destination(.save(saving)), by: .user(user))
      return true
    } catch {
      return error == .noSegment
    }
  }

  private func allows(_ command: Command, by user: UserID) -> Bool {
    do throws(Refusal) {
      _ = try decide(command, by: .user(user))
      return true
    } catch {
      return false
    }
  }
}
