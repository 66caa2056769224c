import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension SendinblueError {
  /// The error that a failure of the network means.
  ///
  /// - Parameters:
  ///   - error: What the HTTP client threw.
  ///   - exchange: The exchange it ended.
  ///   - wasSent: Whether any of the request may have gone out; nil if that is not known, as with
  ///     requests without a body, where it does not matter.
  /// - Returns: The error.
  static func failure(_ error: any Error, exchange: Exchange, wasSent: Bool?) -> Self {
    if isCancellation(error) {
      return .cancelled(exchange, outcomeIsUnknown: wasSent ?? false)
    }
    let cause = cause(of: error)
    if let error = error as? HTTPParserError, error != .invalidEOFState {
      return .unexpectedAnswer(exchange, .malformedHTTP)
    }
    if !(wasSent ?? happensOnceConnected(error)) {
      return .unreachable(exchange, cause: cause)
    }
    return .interrupted(
      exchange, isTimeout(error) ? .timedOut : .connectionLost(cause: cause))
  }

  private static func isCancellation(_ error: any Error) -> Bool {
    error is CancellationError || error as? HTTPClientError == .cancelled
  }

  private static func isTimeout(_ error: any Error) -> Bool {
    let timeouts: [HTTPClientError] = [.readTimeout, .writeTimeout, .deadlineExceeded]
    return (error as? HTTPClientError).map(timeouts.contains) ?? false
  }

  private static func happensOnceConnected(_ error: any Error) -> Bool {
    if error is HTTPParserError { return true }
    if let error = error as? IOError { return [ECONNRESET, EPIPE].contains(error.errnoCode) }
    let connected: [HTTPClientError] = [
      .readTimeout, .writeTimeout, .deadlineExceeded, .remoteConnectionClosed, .uncleanShutdown,
      .requestStreamCancelled,
    ]
    return (error as? HTTPClientError).map(connected.contains) ?? false
  }

  /// The cause in the network's words: hosts, ports and error numbers, but no header's value.
  private static func cause(of error: any Error) -> String {
    let text = (error as? HTTPClientError)?.shortDescription ?? String(describing: error)
    return DisplayText.clean(text, limit: 300)
  }
}
