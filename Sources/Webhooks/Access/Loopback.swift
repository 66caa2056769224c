/// The hosts that are this machine, to which a message may go without TLS.
enum Loopback {
  /// Whether a host is `localhost`, `::1` or an address in 127.0.0.0/8, written in full.
  ///
  /// Nothing is resolved. `127.1` and `127.0.0.01` are refused, as resolvers read them
  /// differently, and so is `127.0.0.1.example`, which is anybody's.
  ///
  /// - Parameter host: A host in lower case; an IPv6 address without its brackets.
  /// - Returns: Whether it is this machine beyond doubt.
  static func contains(_ host: String) -> Bool {
    if ["localhost", "::1"].contains(host) { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { text in
      UInt8(text).flatMap { String($0) == text ? $0 : nil }
    }
    return octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
  }
}
