import AsyncHTTPClient
import Foundation
import NIOHTTP1

extension SendinblueClient {
  /// The most bytes that are read of a report: several times the largest batch.
  private static let longestReport = 64 * 1_048_576

  /// Counts the rows that an import refused for one reason.
  ///
  /// The report is personal data: its bytes are counted as they come and none is kept. The API
  /// key does not go to the report's server, which may be another's.
  ///
  /// - Parameter report: A report of a completed import.
  /// - Returns: The number of rows; see ``ReportRowCounter`` for how a header is told.
  /// - Throws: ``SendinblueError``, ``SendinblueError/unusableReport(_:)`` when its address is
  ///   neither https nor, with an API on loopback, on loopback.
  package func reportRowCount(_ report: ImportReport) async throws(SendinblueError) -> Int {
    switch report.content {
    case .count(let count): return count
    case .file(let address): return try await rowCount(at: address, of: report.kind)
    }
  }

  private func rowCount(
    at address: String, of kind: ImportReport.Kind
  ) async throws(SendinblueError) -> Int {
    let operation = Operation.report(kind)
    guard mayDownload(address) else {
      throw .unusableReport(Exchange(operation: operation))
    }
    var request = HTTPClientRequest(url: address)
    request.headers.add(name: "accept", value: "text/csv, */*;q=0.1")
    request.headers.add(name: "user-agent", value: userAgent)
    let reply = try await send(request, for: operation)
    var counter = ReportRowCounter()
    try await reply.forEachPiece(limit: Self.longestReport) { counter.consume($0) }
    guard !counter.looksLikeMarkup else { throw .unexpectedAnswer(reply.exchange, .markup) }
    return counter.count
  }

  /// Whether an address that an answer gave may be asked for.
  private func mayDownload(_ address: String) -> Bool {
    guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
      let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil
    else { return false }
    let isLoopback = Loopback.contains(host.trimmingCharacters(in: ["[", "]"]))
    return isLoopback
      ? baseURL.isLoopback && ["http", "https"].contains(scheme) : scheme == "https"
  }
}
