import AsyncHTTPClient
import NIOCore

/// Sendinblue's REST API, as far as an exporter needs it.
///
/// Every function makes one request and tries nothing again: whoever calls records each attempt
/// and asks ``RetryPolicy`` about the next. Imports must follow one another, since Sendinblue gets
/// stuck on parallel ones; the client does not enforce it.
///
/// Connections are kept alive and speak HTTP/1.1, where a lost connection says plainly which
/// request it takes with it. Redirects are not followed, lest the key go with them.
package struct SendinblueClient: Sendable {
  let apiKey: APIKey
  let baseURL: BaseURL
  let timeouts: Timeouts
  let userAgent: String
  let http: HTTPClient

  /// Opens a client; no connection is made before the first request.
  ///
  /// - Parameters:
  ///   - apiKey: The account's key, sent with every request to the API and with no other.
  ///   - baseURL: Where the API is.
  ///   - timeouts: How long to wait.
  ///   - version: The version that the program tells the server, a token of RFC 9110.
  package init(
    apiKey: APIKey, baseURL: BaseURL = .production, timeouts: Timeouts = Timeouts(),
    version: String = "0"
  ) {
    self.apiKey = apiKey
    self.baseURL = baseURL
    self.timeouts = timeouts
    userAgent = "waybill/\(version)"
    http = HTTPClient(configuration: Self.configuration(timeouts))
  }

  /// Closes the connections.
  ///
  /// Must be called, once, after the last request; requests under way fail.
  ///
  /// - Throws: What the HTTP client reports, such as having been shut down before.
  package func shutdown() async throws {
    try await http.shutdown()
  }

  private static func configuration(_ timeouts: Timeouts) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: HTTPClient.Configuration.Timeout(
        connect: TimeAmount(timeouts.connect), read: TimeAmount(timeouts.idle),
        write: TimeAmount(timeouts.idle)))
    configuration.httpVersion = .http1Only
    // Whether to try again is the caller's decision, who records it.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }
}
