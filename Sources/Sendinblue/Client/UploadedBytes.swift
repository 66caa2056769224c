import NIOCore
import Synchronization

/// A request's body, handed to the connection piece by piece.
///
/// The pieces keep the connection's buffers small beside an eight-megabyte batch, small enough that the
/// memory of one is there for the next, and still in the processor's cache when it is sent. Their being
/// asked for tells whether anything was sent: the HTTP client asks for the first one only once
/// the request's head is on its way. Without the whole body, no server can act on the request.
struct UploadedBytes: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let bytes: [UInt8]
  let sending: Sending

  /// Remembers whether sending has begun; the client reads it on another task than it is set on.
  final class Sending: Sendable {
    private let begun = Mutex(false)
    var hasBegun: Bool { begun.withLock { $0 } }
    fileprivate func begin() { begun.withLock { $0 = true } }
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let upload: UploadedBytes
    private var next = 0
    private static let pieceLength = 65_536

    fileprivate init(upload: UploadedBytes) { self.upload = upload }

    mutating func next() async -> ByteBuffer? {
      upload.sending.begin()
      guard next < upload.bytes.count else { return nil }
      let end = Swift.min(next + Self.pieceLength, upload.bytes.count)
      defer { next = end }
      return ByteBuffer(bytes: upload.bytes[next..<end])
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(upload: self) }
}
