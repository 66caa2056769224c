/// What an agent is asked (draft-miller-ssh-agent).
enum AgentQuestion {
  /// Which keys it has.
  case listKeys
  /// To sign bytes with a key.
  case sign([UInt8], PublicKey)

  /// The message, without the length before it.
  var content: [UInt8] {
    var writer = WireWriter()
    switch self {
    case .listKeys:
      writer.append(raw: [11])  // SSH_AGENTC_REQUEST_IDENTITIES
    case .sign(let bytes, let key):
      writer.append(raw: [13])  // SSH_AGENTC_SIGN_REQUEST
      writer.append(string: key.blob)
      writer.append(string: bytes)
      writer.append(0)  // No flags: they are for RSA.
    }
    return writer.bytes
  }
}
