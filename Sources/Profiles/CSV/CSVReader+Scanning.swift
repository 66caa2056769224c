extension CSVReader {
  /// What stopped a scan.
  private enum Halt {
    case rowEnded
    case textExhausted
  }

  /// Finds the fields of the row behind the current one.
  ///
  /// - Returns: whether there is a row.
  /// - Throws: ``SourceError`` when it is malformed or the file cannot be read.
  mutating func scanRow() throws(SourceError) -> Bool {
    rowStart = rowEnd
    fields.removeAll()
    if isStandard, plainRow() { return true }
    let firstLine = scanLine
    var scan = RowScan()
    while true {
      switch try resume(&scan) {
      case .rowEnded:
        try checkLength(scan, firstLine)
        return true
      case .textExhausted:
        if scan.next >= maximumRowBytes + 2 {
          throw .rowTooLong(path: window.name, line: firstLine, maximum: maximumRowBytes)
        }
        if let flaw = window.flaw { throw SourceError(flaw, path: window.name, line: scanLine) }
        if window.isAtEnd { return try finish(scan, firstLine) }
        try window.slide(to: rowStart)
        (rowStart, nextMark) = (0, 0)
      }
    }
  }

  /// Takes a row of plain fields that is all in view, as nearly all of a file is.
  ///
  /// - Returns: whether it is one; if not, it is as if nothing had been looked at.
  private mutating func plainRow() -> Bool {
    let (bytes, marks) = (window.bytes, window.marks)
    let limit = min(window.textEnd, rowStart &+ maximumRowBytes)
    skipMarks(before: rowStart)
    var (mark, start) = (nextMark, rowStart)
    while Int(marks[mark]) < limit {
      let end = Int(marks[mark])
      let byte = bytes[end]
      if byte == .quote { break }
      // Of a carriage return that no line feed follows, the scan tells what is wrong.
      let isReturn = byte == .carriageReturn
      if isReturn, end &+ 1 == window.textEnd || bytes[end &+ 1] != .lineFeed { break }
      fields.append(start: start &- rowStart, end: end &- rowStart)
      (mark, start) = (mark &+ 1, end &+ 1)
      if byte == .comma { continue }
      rowEnd = isReturn ? start &+ 1 : start
      nextMark = mark
      scanLine &+= 1
      return true
    }
    fields.removeAll()
    return false
  }

  /// Goes on to the first mark that does not stand before a place in the window.
  @inline(__always)
  private mutating func skipMarks(before place: Int) {
    let marks = window.marks
    // The last one stands before none.
    while Int(marks[nextMark]) < place { nextMark &+= 1 }
  }

  /// Scans on to the row's end or the end of the text at hand.
  private mutating func resume(_ scan: inout RowScan) throws(SourceError) -> Halt {
    let row = window.bytes + rowStart
    // Two more than a row may have: room for CRLF, so that a longer row shows itself here.
    let limit = min(window.textEnd &- rowStart, maximumRowBytes &+ 2)
    while scan.next < limit {
      switch scan.place {
      case .fieldStart:
        if row[scan.next] == .quote, dialect.quoting != .none {
          openQuote(&scan)
        } else {
          scan.fieldStart = scan.next
          scan.place = .plain
        }
      case .plain:
        guard isStandard ? plainFields(&scan, row, limit) : plainField(&scan, row, limit) else {
          return .textExhausted
        }
        if try endField(&scan, row[scan.next]) { return .rowEnded }
      case .quoted:
        unquote(&scan, row, limit)
      case .afterQuote:
        if row[scan.next] == .quote {
          row[scan.fieldEnd] = .quote
          scan.fieldEnd &+= 1
          scan.next &+= 1
          scan.place = .quoted
        } else if try endField(&scan, row[scan.next]) {
          return .rowEnded
        }
      case .afterReturn:
        guard row[scan.next] == .lineFeed else {
          throw .strayCarriageReturn(path: window.name, line: scanLine)
        }
        endRow(&scan)
        return .rowEnded
      }
    }
    return .textExhausted
  }

  private func openQuote(_ scan: inout RowScan) {
    scan.next &+= 1
    scan.fieldStart = scan.next
    scan.fieldEnd = scan.next
    scan.quoteLine = scanLine
    scan.place = .quoted
  }

  /// Goes on to the next quote, and closes the gaps that doubled quotes have left in the value.
  private mutating func unquote(
    _ scan: inout RowScan, _ row: UnsafeMutablePointer<UInt8>, _ limit: Int
  ) {
    var next = scan.next
    var end = scan.fieldEnd
    while next < limit {
      let byte = row[next]
      next &+= 1
      if byte == .quote {
        scan.place = .afterQuote
        break
      }
      if byte == .lineFeed { scanLine &+= 1 }
      row[end] = byte
      end &+= 1
    }
    scan.next = next
    scan.fieldEnd = end
  }

  /// Ends a field at a byte that must be able to end one.
  ///
  /// - Returns: whether the row ends too.
  @inline(__always)
  private mutating func endField(
    _ scan: inout RowScan, _ byte: UInt8
  ) throws(SourceError) -> Bool {
    switch byte {
    case dialect.delimiter:
      fields.append(start: scan.fieldStart, end: scan.fieldEnd)
      scan.next &+= 1
      scan.place = .fieldStart
      return false
    case .lineFeed:
      fields.append(start: scan.fieldStart, end: scan.fieldEnd)
      endRow(&scan)
      return true
    case .carriageReturn:
      fields.append(start: scan.fieldStart, end: scan.fieldEnd)
      scan.next &+= 1
      scan.place = .afterReturn
      return false
    default:
      throw .strayQuote(path: window.name, line: scanLine)
    }
  }

  private mutating func endRow(_ scan: inout RowScan) {
    scan.next &+= 1
    rowEnd = rowStart &+ scan.next
    scanLine &+= 1
  }

  /// Ends the last row of a file that does not end in a line feed.
  private mutating func finish(
    _ scan: RowScan, _ firstLine: Int
  ) throws(SourceError) -> Bool {
    rowEnd = rowStart &+ scan.next
    switch scan.place {
    case .fieldStart:
      if scan.next == 0 { return false }
      fields.append(start: scan.next, end: scan.next)
    case .plain:
      fields.append(start: scan.fieldStart, end: scan.next)
    case .quoted:
      throw .unterminatedQuote(path: window.name, line: scan.quoteLine)
    case .afterQuote:
      fields.append(start: scan.fieldStart, end: scan.fieldEnd)
    case .afterReturn:
      throw .strayCarriageReturn(path: window.name, line: scanLine)
    }
    try checkLength(scan, firstLine)
    return true
  }

  private func checkLength(_ scan: RowScan, _ firstLine: Int) throws(SourceError) {
    // Most rows are far below: only near the limit does the line end's own length matter.
    guard scan.next > maximumRowBytes else { return }
    let row = window.bytes + rowStart
    var length = scan.next
    if row[length &- 1] == .lineFeed { length &-= 1 }
    if scan.place == .afterReturn { length &-= 1 }
    guard length > maximumRowBytes else { return }
    throw .rowTooLong(path: window.name, line: firstLine, maximum: maximumRowBytes)
  }

  /// Takes plain fields as long as commas part them: most of a file is that.
  ///
  /// - Returns: whether the scan stands at a byte that ends a field or is out of place in one.
  @inline(__always)
  private mutating func plainFields(
    _ scan: inout RowScan, _ row: UnsafeMutablePointer<UInt8>, _ limit: Int
  ) -> Bool {
    var start = scan.fieldStart
    var end = endOfPlain(from: scan.next, limit: limit)
    while end &+ 1 < limit, row[end] == .comma, row[end &+ 1] != .quote {
      fields.append(start: start, end: end)
      start = end &+ 1
      end = endOfPlain(from: start, limit: limit)
    }
    scan.fieldStart = start
    scan.fieldEnd = end
    scan.next = end
    return end < limit
  }

  /// Takes one plain field of a dialect.
  ///
  /// - Returns: whether the scan stands at a byte that ends a field or is out of place in one.
  private func plainField(
    _ scan: inout RowScan, _ row: UnsafeMutablePointer<UInt8>, _ limit: Int
  ) -> Bool {
    var end = scan.next
    while end < limit {
      let byte = row[end]
      if byte == dialect.delimiter || byte == .lineFeed || byte == .carriageReturn { break }
      if byte == .quote, dialect.quoting == .strict { break }
      end &+= 1
    }
    scan.fieldEnd = end
    scan.next = end
    return end < limit
  }

  /// The index of the first byte that ends a plain field or is out of place in one, or the limit.
  @inline(__always)
  private mutating func endOfPlain(from start: Int, limit: Int) -> Int {
    skipMarks(before: rowStart &+ start)
    return min(Int(window.marks[nextMark]) &- rowStart, limit)
  }
}
