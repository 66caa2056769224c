import Domain
import Testing

/// Users and the ledger's beginning: every command, accepted, repeated and refused.
struct UserTests {
  static let specifications: [Specification] = [
    Given("nothing: a ledger begins with its administrator", History.nothing)
      .when(createLedger, byActor: .unknown(name: "Ada"))
      .then(
        .user(
          .ledgerCreated(
            .init(
              origin: "waybill.example/ledger", verifierKey: .verifierKey, scheduleKey: .schedule))),
        .user(.added(.init(user: .ada, name: "Ada", role: .administrator, publicKey: .of(.ada))))),
    Given("a ledger does not begin twice", History.ledger).when(createLedger, by: .ada)
      .thenRefused(.ledgerExists),
    Given("a ledger does not begin twice, whoever asks", History.ledger)
      .when(createLedger, byActor: .unknown(name: "Mallory")).thenRefused(.ledgerExists),

    Given("an administrator adds a user", History.ledger)
      .when(
        .user(.add(.init(user: .carl, name: "Carl", role: .contributor, publicKey: .of(.carl)))),
        by: .ada
      )
      .then(
        .user(.added(.init(user: .carl, name: "Carl", role: .contributor, publicKey: .of(.carl))))),
    Given("a name is taken in any letter case", History.team)
      .when(
        .user(.add(.init(user: .nobody, name: "CARL", role: .viewer, publicKey: .of(.nobody)))),
        by: .ada
      )
      .thenRefused(.nameTaken("CARL")),
    Given("the name of a user who left stays taken", History.team)
      .when(
        .user(.add(.init(user: .nobody, name: "Gone", role: .viewer, publicKey: .of(.nobody)))),
        by: .ada
      )
      .thenRefused(.nameTaken("Gone")),
    Given("an added user does not replace another", History.ledger)
      .when(
        .user(.add(.init(user: .ada, name: "Eve", role: .viewer, publicKey: .of(.ada)))), by: .ada
      )
      .thenRefused(.identityTaken(.user(.ada))),

    Given("a user gets another role", History.team)
      .when(.user(.changeRole(.init(user: .carl, role: .viewer))), by: .ada)
      .then(.user(.roleChanged(.init(user: .carl, from: .contributor, role: .viewer)))),
    Given("a user has that role already", History.team)
      .when(.user(.changeRole(.init(user: .carl, role: .contributor))), by: .ada).thenNothing(),
    Given("one of two administrators steps down", History.team)
      .when(.user(.changeRole(.init(user: .ada, role: .auditor))), by: .ada)
      .then(.user(.roleChanged(.init(user: .ada, from: .administrator, role: .auditor)))),
    Given("the last administrator stays", History.ledger)
      .when(.user(.changeRole(.init(user: .ada, role: .viewer))), by: .ada)
      .thenRefused(.lastAdministrator("Ada")),
    Given(
      "an administrator who left does not count",
      History.team + [.user(.deactivated(.init(user: .bea)))]
    )
    .when(.user(.changeRole(.init(user: .ada, role: .viewer))), by: .ada)
    .thenRefused(.lastAdministrator("Ada")),
    Given("the last administrator is administrator already", History.ledger)
      .when(.user(.changeRole(.init(user: .ada, role: .administrator))), by: .ada).thenNothing(),
    Given("a user who left gets no role", History.team)
      .when(.user(.changeRole(.init(user: .gone, role: .administrator))), by: .ada)
      .thenRefused(.userInactive("Gone")),
    Given("nobody gets no role", History.team)
      .when(.user(.changeRole(.init(user: .nobody, role: .viewer))), by: .ada)
      .thenRefused(.unknown("user/\(UserID.nobody)")),

    Given("a user is deactivated", History.team)
      .when(.user(.deactivate(.init(user: .carl))), by: .ada)
      .then(.user(.deactivated(.init(user: .carl)))),
    Given("a user left already", History.team)
      .when(.user(.deactivate(.init(user: .gone))), by: .ada).thenNothing(),
    Given("an administrator deactivates themselves while there is another", History.team)
      .when(.user(.deactivate(.init(user: .ada))), by: .ada)
      .then(.user(.deactivated(.init(user: .ada)))),
    Given("the last administrator is not deactivated", History.ledger)
      .when(.user(.deactivate(.init(user: .ada))), by: .ada)
      .thenRefused(.lastAdministrator("Ada")),
    Given("nobody is not deactivated", History.team)
      .when(.user(.deactivate(.init(user: .nobody))), by: .ada)
      .thenRefused(.unknown("user/\(UserID.nobody)")),

    Given("a key is taken", History.team)
      .when(add(.nobody, .of(.carl)), by: .ada).thenRefused(.keyTaken),
    Given("the key of a user who left stays taken", History.team)
      .when(add(.nobody, .of(.gone)), by: .ada).thenRefused(.keyTaken),
    Given("a key that was replaced stays taken", rotated)
      .when(add(.nobody, .of(.carl)), by: .ada).thenRefused(.keyTaken),
    Given("nobody has the ledger's own key", History.team)
      .when(add(.nobody, .schedule), by: .ada).thenRefused(.keyTaken),
    Given("a ledger's own key is not its administrator's", History.nothing)
      .when(
        .user(
          .createLedger(
            .init(
              origin: "waybill.example/ledger", administrator: .ada, name: "Ada",
              verifierKey: .verifierKey, publicKey: .schedule, scheduleKey: .schedule))),
        byActor: .unknown(name: "Ada")
      )
      .thenRefused(.keyTaken),

    Given("a user gives themselves another key", History.team)
      .when(rotate(.vera, .next(of: .vera)), by: .vera)
      .then(.user(.keyRotated(.init(user: .vera, from: .of(.vera), publicKey: .next(of: .vera))))),
    Given("an administrator gives another key to somebody who lost theirs", History.team)
      .when(rotate(.carl, .next(of: .carl)), by: .ada)
      .then(.user(.keyRotated(.init(user: .carl, from: .of(.carl), publicKey: .next(of: .carl))))),
    Given("nobody else gives a user another key", History.team)
      .when(rotate(.vera, .next(of: .vera)), by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("a user has that key already", History.team)
      .when(rotate(.carl, .of(.carl)), by: .carl).thenNothing(),
    Given("another's key is not taken over", History.team)
      .when(rotate(.carl, .of(.vera)), by: .carl).thenRefused(.keyTaken),
    Given("the ledger's own key is not taken over", History.team)
      .when(rotate(.carl, .schedule), by: .carl).thenRefused(.keyTaken),
    Given("a key that was replaced does not come back", rotated)
      .when(rotate(.carl, .of(.carl)), by: .carl).thenRefused(.keyTaken),
    Given("a user who left gets no key", History.team)
      .when(rotate(.gone, .next(of: .gone)), by: .ada).thenRefused(.userInactive("Gone")),
    Given("nobody gets no key", History.team)
      .when(rotate(.nobody, .of(.nobody)), by: .ada)
      .thenRefused(.unknown("user/\(UserID.nobody)")),

    Given("somebody unknown asks", History.team)
      .when(.user(.deactivate(.init(user: .ada))), byActor: .unknown(name: "Mallory"))
      .thenRefused(.actorUnknown("Mallory")),
    Given("an identity that is on no record asks", History.team)
      .when(.user(.deactivate(.init(user: .ada))), by: .nobody)
      .thenRefused(.actorUnknown(UserID.nobody.description)),
    Given("a user who left asks", History.team)
      .when(.segment(.remove(.init(segment: .customers))), by: .gone)
      .thenRefused(.actorInactive("Gone")),
    Given("before the ledger began there is nobody", History.nothing)
      .when(
        .user(.add(.init(user: .carl, name: "Carl", role: .viewer, publicKey: .of(.carl)))),
        by: .ada
      )
      .thenRefused(.actorUnknown(UserID.ada.description)),
  ]

  /// The contributor's key was replaced.
  private static let rotated =
    History.team + [
      .user(.keyRotated(.init(user: .carl, from: .of(.carl), publicKey: .next(of: .carl))))
    ]

  private static func add(_ user: UserID, _ key: SignerKey) -> Command {
    .user(.add(.init(user: user, name: "Zoë", role: .viewer, publicKey: key)))
  }

  private static func rotate(_ user: UserID, _ key: SignerKey) -> Command {
    .user(.rotateKey(.init(user: user, publicKey: key)))
  }

  private static let createLedger = Command.user(
    .createLedger(
      .init(
        origin: "waybill.example/ledger", administrator: .ada, name: "Ada",
        verifierKey: .verifierKey, publicKey: .of(.ada),
        scheduleKey: .schedule)))

  @Test(arguments: specifications)
  func users(_ specification: Specification) { specification.check() }

  @Test
  func `A user's history shows in the state`() {
    let state = State(
      replaying: History.team + [
        .user(.roleChanged(.init(user: .vera, from: .viewer, role: .contributor)))
      ])
    #expect(state.origin == "waybill.example/ledger")
    #expect(state.users[.vera]?.role == .contributor)
    #expect(state.users[.gone]?.isActive == false)
    #expect(state.users[.gone]?.isActiveAdministrator == false)
    #expect(state.users[.ada]?.isActiveAdministrator == true)
    #expect(state.users[.carl]?.isActiveAdministrator == false)
    #expect(state.users.count == 6)
  }

  @Test
  func `A user's keys show in the state, the one that signs and those that did`() {
    let state = State(replaying: Self.rotated)
    #expect(state.scheduleKey == .schedule)
    #expect(state.users[.carl]?.publicKey == .next(of: .carl))
    #expect(state.users[.carl]?.formerKeys == [.of(.carl)])
    #expect(state.users[.ada]?.publicKey == .of(.ada))
    #expect(state.users[.ada]?.formerKeys == [])
  }

  @Test(arguments: [
    (Actor.user(.ada), "user/\(UserID.ada)"), (.unknown(name: "Mallory"), "unknown/Mallory"),
  ])
  func `An actor is named in a record`(_ actor: Actor, text: String) {
    #expect(actor.text == text)
  }
}
