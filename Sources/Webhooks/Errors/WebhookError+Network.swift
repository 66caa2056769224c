import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension WebhookError {
  /// The error that a failure before the answer's head means.
  ///
  /// - Parameters:
  ///   - error: What the HTTP client threw.
  ///   - server: Who was posted to.
  /// - Returns: The error.
  static func failure(_ error: any Error, at server: WebhookURL.Server) -> Self {
    if isCancellation(error) { return .cancelled(server) }
    if isTimeout(error) { return .timedOut(server) }
    let cause = cause(of: error)
    if isHandshakeFailure(error) { return .untrusted(server, cause: cause) }
    if happensOnceConnected(error) { return .interrupted(server, cause: cause) }
    return error is HTTPParserError ? .notHTTP(server) : .unreachable(server, cause: cause)
  }

  private static func isCancellation(_ error: any Error) -> Bool {
    error is CancellationError || error as? HTTPClientError == .cancelled
  }

  private static func isTimeout(_ error: any Error) -> Bool {
    let timeouts: [HTTPClientError] = [.readTimeout, .writeTimeout, .deadlineExceeded]
    return (error as? HTTPClientError).map(timeouts.contains) ?? false
  }

  private static func happensOnceConnected(_ error: any Error) -> Bool {
    if let error = error as? IOError { return [ECONNRESET, EPIPE].contains(error.errnoCode) }
    // The parser's word for an answer that breaks off within its head.
    if let error = error as? HTTPParserError { return error == .invalidEOFState }
    let lost: [HTTPClientError] = [.remoteConnectionClosed, .uncleanShutdown]
    return (error as? HTTPClientError).map(lost.contains) ?? false
  }

  /// Whether the TLS library refused the other side, or the other way round.
  ///
  /// Told by the names of the library's errors: its types are not ours to import for two cases.
  private static func isHandshakeFailure(_ error: any Error) -> Bool {
    let type = String(reflecting: Swift.type(of: error))
    return type == "NIOSSL.NIOSSLExtraError"
      || type == "NIOSSL.NIOSSLError" && "\(error)".hasPrefix("handshakeFailed")
  }

  /// The cause on one line and not endless: hosts, ports and error numbers, but no field's value.
  private static func cause(of error: any Error) -> String {
    let text = (error as? HTTPClientError)?.shortDescription ?? String(describing: error)
    let printable = text.unicodeScalars.prefix(300).map { scalar in
      (0x20...0x7e).contains(scalar.value) ? Character(scalar) : " "
    }
    return String(printable).split(separator: " ").joined(separator: " ")
  }
}
