/// Reads a file of JSON objects, one a line, in memory that one line needs.
///
/// A byte order mark is passed over, as RFC 8259 (section 8.1) allows. Lines end in LF or CRLF. An
/// empty line has its place at the end alone.
struct JSONLines: ~Copyable {
  /// The members of the current object; their places are those of its line.
  private(set) var members: [JSONMember] = []
  /// How many objects were read so far.
  private(set) var rowCount = 0
  /// The line of the current object, from 1.
  private(set) var line = 0
  /// How many bytes were read so far; all of them once there is no further object.
  var byteCount: Int { window.byteCount }
  /// The file's name.
  var name: String { window.name }

  private let maximumBytes: Int
  private var window: SourceWindow
  /// The index in the window of the current line's first byte.
  private var start = 0
  /// The index in the window of the byte behind the current line and its end.
  private var lineEnd = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file's name.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - maximumBytes: the greatest length of a line, its end not counted.
  ///   - observer: sees every chunk of the file, once and in order.
  /// - Throws: ``SourceError`` when the file cannot be opened or read.
  init(
    _ path: String, _ chunkSize: Int, _ maximumBytes: Int,
    _ observer: @escaping SourceWindow.Observer
  ) throws(SourceError) {
    let file = try SourceFile(path: path)
    // In a variable first: `self` cannot be taken apart again when the file cannot be read.
    var window = SourceWindow(over: file, chunkSize: chunkSize, observer: observer)
    lineEnd = try window.skipByteOrderMark()
    self.window = window
    self.maximumBytes = maximumBytes
  }

  /// Text of the current line, valid until the next one is read.
  subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: window.bytes + start + range.lowerBound, count: range.count)
  }

  /// Goes on to the next object.
  ///
  /// - Returns: whether there is one.
  /// - Throws: ``SourceError`` when its line is malformed or the file cannot be read.
  mutating func next() throws(SourceError) -> Bool {
    var blankLine: Int?
    while try nextLine() {
      let count = length
      let text = UnsafeBufferPointer(start: window.bytes + start, count: count)
      if text.allSatisfy({ $0 == .space || $0 == .tab || $0 == .carriageReturn }) {
        if blankLine == nil { blankLine = line }
        continue
      }
      if let blankLine { throw .blankLine(path: name, line: blankLine) }
      members.removeAll(keepingCapacity: true)
      var scan = JSONScan(window.bytes + start, count: count)
      do throws(JSONFault) {
        try scan.wholeObject(into: &members)
      } catch {
        throw .malformedJSON(path: name, line: line, fault: error)
      }
      rowCount &+= 1
      return true
    }
    return false
  }

  /// The current line's length without its end.
  private var length: Int {
    var end = lineEnd
    if end > start, window.bytes[end &- 1] == .lineFeed { end &-= 1 }
    if end > start, window.bytes[end &- 1] == .carriageReturn { end &-= 1 }
    return end &- start
  }

  private mutating func nextLine() throws(SourceError) -> Bool {
    start = lineEnd
    line &+= 1
    while true {
      // Two more than a line may have: room for CRLF, so that a longer line shows itself here.
      let limit = min(window.textEnd, start &+ maximumBytes &+ 2)
      while lineEnd < limit, window.bytes[lineEnd] != .lineFeed { lineEnd &+= 1 }
      if lineEnd < limit {
        lineEnd &+= 1
        break
      }
      if lineEnd &- start >= maximumBytes &+ 2 { throw tooLong }
      if let flaw = window.flaw { throw SourceError(flaw, path: name, line: line) }
      if window.isAtEnd {
        if lineEnd == start { return false }
        break
      }
      try window.slide(to: start)
      lineEnd &-= start
      start = 0
    }
    guard length <= maximumBytes else { throw tooLong }
    return true
  }

  private var tooLong: SourceError { .rowTooLong(path: name, line: line, maximum: maximumBytes) }
}
