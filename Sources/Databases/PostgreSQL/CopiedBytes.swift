import libpq

/// Bytes that libpq has allocated, freed with their life.
final class CopiedBytes {
  private let start: UnsafeMutablePointer<CChar>
  private let count: Int
  private var taken = 0
  private let free: @convention(c) (UnsafeMutableRawPointer?) -> Void

  /// Takes bytes over.
  ///
  /// - Parameters:
  ///   - start: the first.
  ///   - count: how many there are.
  ///   - library: who has allocated them.
  init(_ start: UnsafeMutablePointer<CChar>, count: Int, of library: LibPQ) {
    (self.start, self.count, free) = (start, count, library.PQfreemem)
  }

  deinit { free(start) }

  /// Whether none are left.
  var isEmpty: Bool { taken == count }

  /// Moves what fits, from the first on.
  ///
  /// - Parameter buffer: where to put it.
  /// - Returns: how many bytes were moved.
  func move(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let moved = min(buffer.count, count - taken)
    buffer.copyMemory(from: UnsafeRawBufferPointer(start: start + taken, count: moved))
    taken += moved
    return moved
  }
}
