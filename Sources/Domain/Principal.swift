/// Who asks, once they are known: on whose authority a command is decided.
enum Principal: Hashable {
  /// A user on record, who is active.
  case user(User)
  /// The schedule. It may order what is due and take up what was interrupted, each under the
  /// authority of a connection's export user, and nothing else.
  case schedule

  /// The principal as an order holds it.
  var orderer: Orderer {
    switch self {
    case .user(let user): .user(user.id)
    case .schedule: .schedule
    }
  }

  /// The user, where it is one.
  ///
  /// - Throws: `Refusal.scheduleMayNot`.
  func person() throws(Refusal) -> User {
    switch self {
    case .user(let user): user
    case .schedule: throw .scheduleMayNot
    }
  }
}
