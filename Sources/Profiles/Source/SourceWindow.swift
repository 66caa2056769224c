internal import ByteMarks

/// A window that slides over a source: the bytes of the row under way, and what was read ahead.
///
/// It grows only as far as one row needs, so its memory does not depend on the source's size.
struct SourceWindow: ~Copyable {
  /// Sees every chunk once, in order, as it was read.
  typealias Observer = (UnsafeRawBufferPointer) -> Void

  /// What the source is called in error messages.
  var name: String { stream.name }
  /// The window's bytes; those before ``textEnd`` may be read, and rewritten within their row.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// The end, as an index of ``bytes``, of what is known to be whole UTF-8 characters.
  private(set) var textEnd = 0
  /// What stands at ``textEnd``, if not text.
  private(set) var flaw: TextFlaw?
  /// Whether the source has no further bytes.
  private(set) var isAtEnd = false
  /// How many bytes were read so far.
  private(set) var byteCount = 0
  /// The end, as an index of ``bytes``, of all that was read, text or not.
  private(set) var end = 0
  /// How many bytes may be read behind ``end``, of no meaning, so that those before it can be looked at
  /// many at a time.
  private static var margin: Int { EmailAddress.margin }

  private let stream: any ByteStream
  private var capacity: Int
  private let chunkSize: Int
  private let observer: Observer
  private let findsMarks: Bool
  /// Where in the window the bytes of CSV are at which a plain field ends or is out of order, in order.
  private var markPlaces = BlockStorage<UInt32>()
  /// Stands behind the last of them, so that a search for the next one ends.
  private static let noMark = UInt32.max

  /// Opens a window over bytes.
  ///
  /// - Parameters:
  ///   - stream: the bytes, from their beginning.
  ///   - chunkSize: how many bytes a chunk has, at least 1; the last one may have fewer.
  ///   - findsMarks: whether ``marks`` are wanted.
  ///   - observer: sees every chunk read.
  init(
    over stream: any ByteStream, chunkSize: Int, findsMarks: Bool = false,
    observer: @escaping Observer
  ) {
    precondition(chunkSize > 0, "a chunk holds at least one byte")
    self.stream = stream
    self.chunkSize = chunkSize
    self.observer = observer
    self.findsMarks = findsMarks
    capacity = chunkSize + chunkSize / 4
    bytes = .allocate(capacity: capacity + SourceWindow.margin)
    markPlaces.append(SourceWindow.noMark)
  }

  deinit { bytes.deallocate() }

  /// Where in the window the bytes of CSV are at which a plain field ends or is out of order, in order.
  ///
  /// A number behind the window's end comes last. Valid until the window slides.
  var marks: UnsafePointer<UInt32> {
    @inline(__always) get { UnsafePointer(markPlaces.start) }
  }

  /// Slides the window, so that `start` becomes index 0, and reads one more chunk.
  ///
  /// - Parameter start: the index of the first byte still needed, in `[0, end]`.
  /// - Throws: ``SourceError`` when the source cannot be read.
  mutating func slide(to start: Int) throws(SourceError) {
    makeRoom(keeping: start)
    end -= start
    textEnd -= start
    let free = UnsafeMutableRawBufferPointer(start: bytes + end, count: chunkSize)
    let count = try fill(free)
    byteCount += count
    if count > 0 { observer(UnsafeRawBufferPointer(rebasing: free[..<count])) }
    if findsMarks {
      moveMarks(by: start)
      findMarks(count)
    }
    end += count
    checkText()
  }

  /// Reads the beginning of the source.
  ///
  /// - Returns: the index of the first byte behind the byte order mark, if there is one.
  /// - Throws: ``SourceError`` when the source cannot be read.
  mutating func skipByteOrderMark() throws(SourceError) -> Int {
    while textEnd == 0, flaw == nil, !isAtEnd { try slide(to: 0) }
    // The window shows whole characters only, so a mark is there at once or not at all.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = UnsafeBufferPointer(start: bytes, count: textEnd)
    return text.starts(with: mark) ? mark.count : 0
  }

  /// Reads a whole chunk, unless the end comes first: where chunks end must not depend on how a
  /// stream happens to part its bytes, or two readings could not be compared chunk by chunk.
  private mutating func fill(
    _ chunk: UnsafeMutableRawBufferPointer
  ) throws(SourceError) -> Int {
    var filled = 0
    while filled < chunk.count, !isAtEnd {
      let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: chunk[filled...]))
      isAtEnd = count == 0
      filled += count
    }
    return filled
  }

  /// Moves what is kept to the beginning of a buffer that can take another chunk.
  private mutating func makeRoom(keeping start: Int) {
    let kept = end - start
    guard kept + chunkSize > capacity else {
      bytes.update(from: bytes + start, count: kept)
      return
    }
    capacity = max(kept + chunkSize, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + SourceWindow.margin)
    larger.initialize(from: bytes + start, count: kept)
    bytes.deallocate()
    bytes = larger
  }

  /// Forgets the marks before a place, which becomes index 0.
  private mutating func moveMarks(by start: Int) {
    let old = markPlaces.all
    var place = old.count - 1
    while place > 0, Int(old[place - 1]) >= start { place -= 1 }
    let kept = old.count - 1 - place
    markPlaces.removeAll()
    // Towards the beginning, so that none is overwritten before it was moved.
    for mark in 0..<kept { markPlaces.append(old[place + mark] - UInt32(start)) }
  }

  /// Finds the marks among bytes that were read just now.
  private mutating func findMarks(_ count: Int) {
    let found = marks_in_csv(bytes + end, count, UInt32(end), markPlaces.room(for: count + 4))
    markPlaces.commit(found)
    markPlaces.append(SourceWindow.noMark)
  }

  private mutating func checkText() {
    let unchecked = UnsafeBufferPointer(start: bytes + textEnd, count: end - textEnd)
    let check = TextCheck(unchecked)
    textEnd += check.validCount
    // At the end of the source, the rest of a character begun will not come any more.
    flaw = check.flaw ?? (isAtEnd && textEnd < end ? .notUTF8 : nil)
  }
}
