import Profiles
import libpq

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension PostgreSQLSession {
  /// Makes sure that a server on another machine has to show that it is the right one.
  ///
  /// What libpq is set to counts, wherever it has that from: the connection string, a service file or
  /// the environment.
  /// - Throws: ``DatabaseFailure/notVerified``.
  func requireVerification() throws(DatabaseFailure) {
    let settings = settingsInEffect
    let names = Self.listed(settings["host"])
    let numbers = Self.listed(settings["hostaddr"])
    // Where both are given, the address is what is connected to.
    let hosts = (0..<max(names.count, numbers.count)).map { index in
      let number = numbers.indices.contains(index) ? numbers[index] : ""
      return number.isEmpty && names.indices.contains(index) ? names[index] : number
    }
    guard hosts.allSatisfy(Self.isThisMachine) || settings["sslmode"] == "verify-full" else {
      throw .notVerified
    }
  }

  private var settingsInEffect: [String: String] {
    guard let options = library.PQconninfo(connection) else { return [:] }
    defer { library.PQconninfoFree(options) }
    var settings: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      settings[String(cString: keyword)] = option.pointee.val.map { String(cString: $0) }
      option += 1
    }
    return settings
  }

  private static func listed(_ text: String?) -> [Substring] {
    text?.split(separator: ",", omittingEmptySubsequences: false) ?? []
  }

  /// Whether a host is certain to be this machine: no name at all, a socket's folder, or loopback.
  private static func isThisMachine(_ host: Substring) -> Bool {
    if host.isEmpty || host == "localhost" || host.hasPrefix("/") || host.hasPrefix("@") {
      return true
    }
    var (four, six) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, String(host), &four) == 1 {
      return UInt32(bigEndian: four.s_addr) >> 24 == 127
    }
    guard inet_pton(AF_INET6, String(host), &six) == 1 else { return false }
    return withUnsafeBytes(of: six) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
  }
}
