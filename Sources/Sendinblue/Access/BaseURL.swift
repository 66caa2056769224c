import Foundation

/// Where Sendinblue's API is: a scheme, a host, perhaps a port, and a path without a last slash.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
  /// The address in normal form, such as `https://api.brevo.com/v3`.
  package let description: String

  /// Whether the API runs on this machine, as the sandbox does.
  let isLoopback: Bool

  /// Sendinblue's own API, version 3.
  package static let production = BaseURL(
    description: "https://api.brevo.com/v3", isLoopback: false)

  private init(description: String, isLoopback: Bool) {
    self.description = description
    self.isLoopback = isLoopback
  }

  /// Parses the address of an API.
  ///
  /// - Parameter text: An absolute URL; white space around it and slashes at its end are dropped.
  /// - Throws: ``SendinblueError/malformedBaseURL(_:)`` when it is no such URL; when it is plain
  ///   `http` and not on loopback, since the key would travel in clear; or when it carries user
  ///   information, a query or a fragment, none of which survive the appending of a path.
  package init(_ text: String) throws(SendinblueError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let parts = URLComponents(string: trimmed), let scheme = parts.scheme?.lowercased(),
      let host = Self.host(of: parts)
    else { throw .malformedBaseURL(.notAnAbsoluteURL) }
    let isLoopback = Loopback.contains(host)
    guard scheme == "https" || (scheme == "http" && isLoopback) else {
      throw .malformedBaseURL(.notEncrypted)
    }
    guard parts.user == nil && parts.password == nil else {
      throw .malformedBaseURL(.carriesUserInformation)
    }
    guard parts.query == nil else { throw .malformedBaseURL(.carriesQuery) }
    guard parts.fragment == nil else { throw .malformedBaseURL(.carriesFragment) }
    guard let port = Self.port(of: parts), let path = Self.path(of: parts) else {
      throw .malformedBaseURL(.notAnAbsoluteURL)
    }
    let bracketed = host.contains(":") ? "[\(host)]" : host
    self.init(description: "\(scheme)://\(bracketed)\(port)\(path)", isLoopback: isLoopback)
  }

  /// The address of a resource of the API.
  func resource(_ path: String) -> String { "\(description)/\(path)" }

  private static func host(of parts: URLComponents) -> String? {
    guard let encoded = parts.encodedHost?.lowercased() else { return nil }
    let isBracketed = encoded.hasPrefix("[") && encoded.hasSuffix("]")
    let host = isBracketed ? String(encoded.dropFirst().dropLast()) : encoded
    let allowed = isBracketed ? "0123456789abcdef:." : "abcdefghijklmnopqrstuvwxyz0123456789-."
    return !host.isEmpty && host.allSatisfy(allowed.contains) ? host : nil
  }

  private static func port(of parts: URLComponents) -> String? {
    guard let port = parts.port else { return "" }
    return (1...65_535).contains(port) ? ":\(port)" : nil
  }

  private static func path(of parts: URLComponents) -> String? {
    let segments = parts.percentEncodedPath.split(separator: "/")
    let allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
    guard segments.allSatisfy({ $0 != "." && $0 != ".." && $0.allSatisfy(allowed.contains) })
    else { return nil }
    return segments.map { "/\($0)" }.joined()
  }
}

extension BaseURL {
  /// What is wrong with a text that was given as an API's address.
  package enum Flaw: Sendable, Equatable {
    case notAnAbsoluteURL
    case notEncrypted
    case carriesUserInformation
    case carriesQuery
    case carriesFragment
  }
}
