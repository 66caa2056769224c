/// Where profiles come from: a table that can be read from its first row to its last.
///
/// It may be opened more than once: a run reads its sources through before anything is sent, and
/// again to send. Both readings of a source that has not changed show the observer the same chunks.
package protocol RowSource: Sendable {
  /// What it is called in error messages.
  var name: String { get }

  /// Opens it and reads as far as the names of its columns take.
  ///
  /// - Parameters:
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - observer: sees all bytes that decide the rows, once and in order, each before a row of it
  ///     is returned, in chunks that depend on the bytes and on `chunkSize` alone. Their SHA-256
  ///     is the source's digest.
  /// - Returns: the reader, standing before the first row.
  /// - Throws: ``SourceError`` when it cannot be opened or its columns are malformed.
  func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader
}
