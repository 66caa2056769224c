import Profiles

/// The bytes of a copy under way.
///
/// Read to the end, it gives its session back; let go before, it ends it.
final class CopyStream: ByteStream {
  let name: String
  private let source: PostgreSQLSource
  private var session: PostgreSQLSession?
  private var pending: CopiedBytes?

  /// Takes a session over.
  ///
  /// - Parameters:
  ///   - session: the session, a copy having begun.
  ///   - source: whose it is.
  init(_ session: PostgreSQLSession, of source: PostgreSQLSource) {
    name = source.name
    self.source = source
    self.session = session
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    do throws(DatabaseFailure) {
      return try fill(buffer)
    } catch {
      throw .database(name: name, failure: error)
    }
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(DatabaseFailure) -> Int {
    var filled = 0
    while filled < buffer.count {
      if let bytes = pending, !bytes.isEmpty {
        filled += bytes.move(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        continue
      }
      switch try session?.receive(waits: filled == 0) {
      case .bytes(let bytes): pending = bytes
      case .nothing: return filled
      case .end, nil:
        if let session = session.take() { source.keep(session) }
        return filled
      }
    }
    return filled
  }
}
