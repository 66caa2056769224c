import Foundation

/// The address that a webhook's messages are posted to.
///
/// Many receivers give addresses whose path or query is all the authority one needs to post there.
/// So an address prints as its ``server`` alone, and only ``exposed()`` gives the rest.
package struct WebhookURL: Sendable, Hashable {
  /// The most bytes an address may have, as many as common servers take.
  package static let maximumLength = 2_048

  /// The part of the address that may be shown.
  package let server: Server

  /// What follows the server: the path, and perhaps a query.
  private let resource: String

  /// Parses an address.
  ///
  /// - Parameter text: An absolute URL of visible ASCII characters; white space around it is
  ///   dropped, scheme and host are put in lower case.
  /// - Throws: ``WebhookError/malformedURL(_:)`` when it is no such URL or is longer than
  ///   ``maximumLength``; when it is plain `http` and not on loopback, since others could read
  ///   along; or when it carries user information or a fragment, which are not sent.
  package init(_ text: String) throws(WebhookError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.utf8.count <= Self.maximumLength else { throw .malformedURL(.tooLong) }
    // What would have to be encoded first is refused: what is posted to is what was given.
    guard let parts = URLComponents(string: trimmed, encodingInvalidCharacters: false),
      let scheme = parts.scheme?.lowercased(), let host = Self.host(of: parts)
    else { throw .malformedURL(.notAnAbsoluteURL) }
    guard scheme == "https" || (scheme == "http" && Loopback.contains(host)) else {
      throw .malformedURL(.notEncrypted)
    }
    guard parts.user == nil && parts.password == nil else {
      throw .malformedURL(.carriesUserInformation)
    }
    guard parts.fragment == nil else { throw .malformedURL(.carriesFragment) }
    guard let port = Self.port(of: parts) else { throw .malformedURL(.notAnAbsoluteURL) }
    let bracketed = host.contains(":") ? "[\(host)]" : host
    server = Server(description: "\(scheme)://\(bracketed)\(port)")
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    resource = path + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
  }

  /// The whole address, to post to it or to keep it.
  ///
  /// - Returns: The address with what may be a secret. Never print or log it.
  package func exposed() -> String { "\(server)\(resource)" }

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
}

extension WebhookURL {
  /// Who is posted to: scheme, host and perhaps a port, such as `https://hooks.example.com`.
  package struct Server: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    fileprivate init(description: String) {
      self.description = description
    }
  }

  /// What is wrong with a text that was given as an address.
  package enum Flaw: Sendable, Equatable {
    case tooLong
    case notAnAbsoluteURL
    case notEncrypted
    case carriesUserInformation
    case carriesFragment
  }
}

extension WebhookURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The server, and no more than that something follows it.
  package var description: String { resource == "/" ? "\(server)/" : "\(server)/…" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
