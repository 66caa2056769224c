/// What an agent answers (draft-miller-ssh-agent).
struct AgentAnswer {
  /// What an answer is, by its number.
  enum Kind: UInt8 {
    /// SSH_AGENT_FAILURE.
    case failure = 5
    /// SSH_AGENT_IDENTITIES_ANSWER.
    case keys = 12
    /// SSH_AGENT_SIGN_RESPONSE.
    case signature = 14
  }

  /// What it is.
  let kind: Kind
  /// What follows the number.
  let body: [UInt8]

  /// Takes a message apart.
  /// - Parameter content: the message without its length; nothing comes of one that answers none of
  ///   our questions.
  init?(_ content: [UInt8]) {
    guard let kind = content.first.flatMap(Kind.init(rawValue:)) else { return nil }
    self.kind = kind
    body = Array(content.dropFirst())
  }
}
