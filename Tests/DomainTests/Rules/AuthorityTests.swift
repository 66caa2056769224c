import Domain
import Testing

/// Which roles may give which command.
struct AuthorityTests {
  /// A command of every kind, and the lowest role that may give it.
  static let needs: [(command: Command, role: Role)] = CommandSamples.all
    .filter { $0.name != UserCommand.Kind.createLedger.rawValue }
    .map { ($0, need(of: $0)) }

  /// Every command by every role beneath what it needs.
  static let specifications: [Specification] = needs.flatMap { need in
    People.allCases.filter { !may($0.role, as: need.role) }.map { person in
      Given("\(need.command.name) by \(person)", Stage.ready.history)
        .when(need.command, by: person.user)
        .thenRefused(.roleInsufficient(has: person.role, needs: need.role))
    }
  }

  /// Somebody in every role.
  enum People: CaseIterable {
    case viewer
    case contributor
    case administrator
    case auditor

    var user: UserID {
      switch self {
      case .viewer: .vera
      case .contributor: .carl
      case .administrator: .bea
      case .auditor: .otto
      }
    }

    var role: Role {
      switch self {
      case .viewer: .viewer
      case .contributor: .contributor
      case .administrator: .administrator
      case .auditor: .auditor
      }
    }
  }

  private static func need(of command: Command) -> Role {
    switch command {
    case .user, .connection, .schedule, .notification, .custody(.purgeManifests),
      .custody(.markGap), .custody(.upgrade):
      .administrator
    case .custody(.writeEvidence): .auditor
    case .destination(.detach), .destination(.attach): .administrator
    case .segment, .destination, .run: .contributor
    case .dataSubject(.lookUp): .auditor
    case .dataSubject(.suppress), .dataSubject(.release), .dataSubject(.erase): .administrator
    }
  }

  private static func may(_ role: Role, as need: Role) -> Bool {
    role == .administrator || role == need
  }

  @Test(arguments: specifications)
  func `A role beneath what a command needs is refused`(_ specification: Specification) {
    specification.check()
  }

  @Test(arguments: People.allCases.filter { $0.role.mayContribute })
  func `A role that suffices is never refused for the role`(_ person: People) {
    for need in Self.needs where Self.may(person.role, as: need.role) {
      let state = State(replaying: Stage.ready.history)
      do throws(Refusal) {
        _ = try state.decide(need.command, by: .user(person.user))
      } catch {
        #expect(error.rule != "role-insufficient", "\(need.command.name)")
      }
    }
  }

  @Test(arguments: [
    (Role.viewer, false, false), (.contributor, true, false), (.administrator, true, true),
    (.auditor, false, true),
  ])
  func `An auditor reads and changes nothing`(_ role: Role, contributes: Bool, audits: Bool) {
    #expect(role.mayContribute == contributes)
    #expect(role.mayAudit == audits)
  }

  @Test(arguments: People.allCases, [false, true])
  func `A connection is for administrators, and for contributors while shared`(
    _ person: People, isShared: Bool
  ) throws {
    let state = State(replaying: isShared ? History.shared : History.saved)
    let connection = try #require(state.connections[.brevo])
    let user = try #require(state.users[person.user])
    let expected =
      person.role == .administrator || (person.role == .contributor && isShared)
    #expect(connection.isUsable(by: user) == expected)
  }
}
