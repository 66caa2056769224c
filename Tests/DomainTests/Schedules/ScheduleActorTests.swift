import Domain
import Testing

/// What the schedule may ask for: what is due, and nothing else.
struct ScheduleActorTests {
  /// What the schedule may do where nothing else forbids it.
  static let allowed: Set<String> = [
    RunCommand.Kind.start.rawValue, RunCommand.Kind.resume.rawValue,
    ScheduleCommand.Kind.startRefresh.rawValue, ScheduleCommand.Kind.completeRefresh.rawValue,
  ]

  /// Every other command, by the schedule.
  static let specifications: [Specification] = CommandSamples.all
    .filter { !allowed.contains($0.name) && $0.name != UserCommand.Kind.createLedger.rawValue }
    .map { command in
      Given("\(command.name) by the schedule", History.refreshing)
        .when(command, byActor: .schedule).thenRefused(.scheduleMayNot)
    }

  @Test(arguments: specifications)
  func `The schedule may do nothing else`(_ specification: Specification) {
    specification.check()
  }

  @Test
  func `Every command is one or the other`() {
    let forbidden = Set(Self.specifications.map(\.command.name))
    #expect(
      forbidden.union(Self.allowed).union([UserCommand.Kind.createLedger.rawValue])
        == Set(Command.names))
    #expect(forbidden.isDisjoint(with: Self.allowed))
  }

  @Test
  func `What the schedule may do is never refused for who asks`() {
    let state = State(replaying: History.refreshing)
    for command in CommandSamples.all where Self.allowed.contains(command.name) {
      guard case .refused(let refusal) = Decision(of: command, by: .schedule, in: state) else {
        continue
      }
      #expect(refusal != .scheduleMayNot, "\(command.name)")
    }
  }

  @Test
  func `The schedule begins no ledger that there is`() {
    let create = UserCommand.CreateLedger(
      origin: "x.example", administrator: .bea, name: "Bea", verifierKey: .verifierKey,
      publicKey: .of(.bea),
      scheduleKey: .schedule)
    let state = State(replaying: History.refreshing)
    #expect(
      Decision(of: .user(.createLedger(create)), by: .schedule, in: state)
        == .refused(.ledgerExists))
  }

  @Test(arguments: [
    (Orderer.schedule, "schedule"), (.user(.ada), "\(UserID.ada)"),
  ])
  func `An orderer is written as it is read`(_ orderer: Orderer, text: String) {
    #expect(orderer.description == text)
    #expect(Orderer(text) == orderer)
  }

  @Test(arguments: ["", "Schedule", "schedule ", "user/\(UserID.ada)", "ada"])
  func `What is no orderer is none`(_ text: String) {
    #expect(Orderer(text) == nil)
  }

  @Test(arguments: ["schedule", "Schedule", "SCHEDULE"] as [DisplayName])
  func `Nobody goes by the schedule's name`(_ name: DisplayName) {
    let state = State(replaying: History.team)
    let add = UserCommand.Add(user: .nobody, name: name, role: .viewer, publicKey: .of(.nobody))
    #expect(Decision(of: .user(.add(add)), by: .ada, in: state) == .refused(.nameTaken(name)))
    let create = UserCommand.CreateLedger(
      origin: "x.example", administrator: .ada, name: name, verifierKey: .verifierKey,
      publicKey: .of(.ada),
      scheduleKey: .schedule)
    #expect(
      Decision(of: .user(.createLedger(create)), by: .ada, in: State())
        == .refused(.nameTaken(name)))
  }
}
