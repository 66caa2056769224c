import Domain

extension SignerKey {
  /// A user's key, the same for the same user.
  static func of(_ user: UserID) -> Self { made(of: user.description) }

  /// The key that a user gives themselves later.
  static func next(of user: UserID) -> Self { made(of: user.description, "B") }

  /// The ledger's own key.
  static let schedule = made(of: UserID.numbered(0).description, "S")

  /// A key whose point ends with some digits, which are base64 as well.
  private static func made(of digits: String, _ mark: String = "A") -> Self {
    let digits = digits.filter { $0 != "-" }
    let point = mark + digits
    let filled = String(repeating: "A", count: 43 - point.count) + point
    guard let key = SignerKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI\(filled)") else {
      preconditionFailure("\(filled) is no key")
    }
    return key
  }
}
