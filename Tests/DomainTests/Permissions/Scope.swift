import Domain

/// What a command is about, where it matters for who may give it.
enum Scope: CaseIterable, Sendable {
  /// It does not matter.
  case anything
  /// The ledger's beginning, before anybody is on record.
  case beginning
  /// The asker's own destination, over a connection that is shared with contributors.
  case ownShared
  /// Somebody else's destination over such a connection.
  case othersShared
  /// The asker's own destination, over a connection that is not shared.
  case ownUnshared
  /// Somebody else's destination over such a connection.
  case othersUnshared
  /// The asker's own destination, detached from its connection.
  case detached
  /// The asker themselves.
  case themselves
  /// Somebody else.
  case somebodyElse

  /// The scopes that a command has.
  static func all(of command: PermissionCommand) -> [Scope] {
    switch command {
    case .user(.createLedger): [.beginning]
    case .connection(.addExportUser), .user(.rotateKey): [.themselves, .somebodyElse]
    case .destination(.save): [.ownShared, .ownUnshared]
    case .destination, .run:
      [.ownShared, .othersShared, .ownUnshared, .othersUnshared, .detached]
    case .user, .connection, .segment, .schedule, .notification, .dataSubject, .custody: [.anything]
    }
  }

  /// What had happened: somebody in every role, a destination with a run under way.
  func history(of asker: Asker) -> [Event] {
    if self == .beginning, asker == .unknown { return [] }
    let owner: UserID
    switch self {
    case .ownShared, .ownUnshared, .detached: owner = asker.user ?? .ada
    case .anything, .beginning, .othersShared, .othersUnshared, .themselves, .somebodyElse:
      owner = .ada
    }
    return History.segments
      + [
        .user(
          .added(.init(user: .left, name: "Left", role: .administrator, publicKey: .of(.left)))),
        .user(.deactivated(.init(user: .left))),
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: .newsletter(), listName: "Everybody",
              owner: owner))),
        .run(.requested(.init(run: .first, order: .newsletter))),
        .run(.started()),
      ] + changes
  }

  private var changes: [Event] {
    switch self {
    case .ownUnshared, .othersUnshared: [.connection(.unshared(.init(connection: .brevo)))]
    case .detached: [.destination(.detached(.init(destination: .newsletter)))]
    case .anything, .beginning, .ownShared, .othersShared, .themselves, .somebodyElse: []
    }
  }
}
