import Domain
import Testing

/// Whose commands count, by how they are signed.
struct CredentialTests {
  private static let stranger = Actor.unknown(name: "SHA256:abc")
  private static let origin = "waybill.example/ledger"

  /// The contributor's key was replaced.
  private static let rotated =
    History.team + [
      .user(.keyRotated(.init(user: .carl, from: .of(.carl), publicKey: .next(of: .carl))))
    ]

  static let specifications: [CredentialSpecification] = [
    .init("a user's own key", History.team, when: signed(.of(.vera)), isFrom: .user(.vera)),
    .init(
      "the ledger's own key", History.team, when: signed(.schedule, as: .schedule),
      isFrom: .schedule),
    .init(
      "the key that a user has now", rotated, when: signed(.next(of: .carl), as: .user(.carl)),
      isFrom: .user(.carl)),
    .init(
      "a key that a user had", rotated, when: signed(.of(.carl), as: .user(.carl)),
      isFrom: .user(.carl), refused: .keyRevoked("Carl")),
    .init(
      "a key that is nobody's is an unknown actor's", History.team,
      when: signed(.of(.nobody), as: stranger), isFrom: stranger),
    .init(
      "the key of a user who left is theirs, whom every rule refuses", History.team,
      when: signed(.of(.gone)), isFrom: .user(.gone)),
    .init(
      "a signature that is none of the key's", History.team,
      when: signed(.of(.ada), isGenuine: false), isFrom: stranger,
      refused: .signatureWrong(key: "SHA256:abc")),
    .init(
      "another user's key", History.team, when: signed(.of(.vera), as: .user(.ada)),
      isFrom: .user(.vera), refused: .signerNotActor),
    .init(
      "a user's key for the schedule", History.team, when: signed(.of(.ada), as: .schedule),
      isFrom: .user(.ada), refused: .signerNotActor),
    .init(
      "a stranger's key for a user", History.team,
      when: signed(.of(.nobody), as: .user(.ada)), isFrom: stranger, refused: .signerNotActor),
    .init(
      "another ledger's command", History.team,
      when: signed(.of(.ada), origin: "waybill.example/other"), isFrom: .user(.ada),
      refused: .commandOfOtherLedger("waybill.example/other")),
    .init(
      "a command that is on record", History.team, when: signed(.of(.ada), isKnown: true),
      isFrom: .user(.ada), refused: .commandReplayed),
    .init(
      "a command of ten minutes ago", History.team, when: signed(.of(.ada), seconds: -600),
      isFrom: .user(.ada)),
    .init(
      "a command of ten minutes ahead", History.team, when: signed(.of(.ada), seconds: 600),
      isFrom: .user(.ada)),
    .init(
      "an older command", History.team, when: signed(.of(.ada), seconds: -601),
      isFrom: .user(.ada), refused: .commandUntimely(moment(-601))),
    .init(
      "a command from the future", History.team, when: signed(.of(.ada), seconds: 601),
      isFrom: .user(.ada), refused: .commandUntimely(moment(601))),

    .init(
      "a ledger begins with the key that it is to have", History.nothing,
      when: signed(.of(.ada)), giving: creation, isFrom: .user(.ada)),
    .init(
      "a ledger does not begin with another key", History.nothing,
      when: signed(.of(.vera), as: .user(.ada)), giving: creation, isFrom: stranger,
      refused: .signerNotActor),
    .init(
      "whoever would begin a ledger anew is whose key it is", History.team,
      when: signed(.of(.vera)), giving: creation, isFrom: .user(.vera)),
  ]

  private static let creation = Command.user(
    .createLedger(
      .init(
        origin: origin, administrator: .ada, name: "Ada", verifierKey: .verifierKey,
        publicKey: .of(.ada), scheduleKey: .schedule)))

  private static func moment(_ seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: CredentialSpecification.now.milliseconds + seconds * 1000)
  }

  /// How a command is signed: as whoever has the key would, but for what is said.
  private static func signed(
    _ key: SignerKey, as actor: Actor? = nil, isGenuine: Bool = true, origin: String = origin,
    seconds: Int64 = 0, isKnown: Bool = false
  ) -> Credentials {
    let holder = [UserID.ada, .vera, .carl, .gone].first { SignerKey.of($0) == key } ?? .nobody
    return Credentials(
      key: key, fingerprint: "SHA256:abc", isGenuine: isGenuine,
      actor: (actor ?? .user(holder)).text, origin: origin, time: moment(seconds),
      isKnown: isKnown)
  }

  @Test(arguments: specifications)
  func `What a signature comes to`(_ specification: CredentialSpecification) {
    specification.check()
  }

  @Test
  func `Who reads is asked as who commands`() throws {
    let state = State(replaying: Self.rotated)
    func reader(_ key: SignerKey) throws(Refusal) -> UserID {
      try state.reader(with: key, "SHA256:abc").id
    }
    #expect(try reader(.of(.vera)) == .vera)
    #expect(try reader(.next(of: .carl)) == .carl)
    #expect(throws: Refusal.keyRevoked("Carl")) { try reader(.of(.carl)) }
    #expect(throws: Refusal.actorInactive("Gone")) { try reader(.of(.gone)) }
    #expect(throws: Refusal.actorUnknown("SHA256:abc")) { try reader(.of(.nobody)) }
    #expect(throws: Refusal.scheduleMayNot) { try reader(.schedule) }
  }

  @Test
  func `A key that was replaced is nobody's, as far as anybody is asked what they may`() {
    let state = State(replaying: Self.rotated)
    #expect(state.actor(of: .of(.carl), "SHA256:abc") == Self.stranger)
    #expect(state.actor(of: .next(of: .carl), "SHA256:abc") == .user(.carl))
    #expect(state.actor(of: .schedule, "SHA256:abc") == .schedule)
  }
}
