/// The hosts that never leave this machine, where a connection needs no TLS.
enum Loopback {
  /// Whether a host is `localhost`, `::1` or in 127.0.0.0/8.
  ///
  /// Decides on the text alone, strictly: a name that merely begins like an address
  /// (`127.0.0.1.example`) belongs to whoever owns the domain, and the short forms of addresses
  /// (`127.1`) are read differently by different resolvers.
  ///
  /// - Parameter host: A host in lower case, an IPv6 address without its brackets.
  /// - Returns: Whether it is certain that the host is this machine.
  static func contains(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || isLoopbackIPv4(host)
  }

  private static func isLoopbackIPv4(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy(isDecimalOctet)
  }

  private static func isDecimalOctet(_ part: Substring) -> Bool {
    guard let octet = UInt8(part) else { return false }
    return String(octet) == part
  }
}
