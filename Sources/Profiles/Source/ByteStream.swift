/// Bytes that are read once, from their beginning to their end.
///
/// What it needs, a file or a connection, it gives back with its life.
package protocol ByteStream: AnyObject {
  /// What it is called in error messages: a file's path, say.
  var name: String { get }

  /// Reads what comes next.
  ///
  /// - Parameter buffer: where to put it; not empty.
  /// - Returns: how many bytes were read; 0 at the end, and never before it.
  /// - Throws: ``SourceError`` when the bytes cannot be had.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int
}
