import Profiles

/// The plain reference: takes the whole file apart, one Unicode scalar after the other.
struct PlainCSV {
  private enum Symbol: Equatable {
    case scalar(Unicode.Scalar)
    case nul
    case broken
    case end
  }

  private enum Fault: Error {
    case at(SourceError)
  }

  private let path: String
  private let maximumRowBytes: Int
  private var symbols: [Symbol] = []
  private var position = 0
  private var line = 1
  private var rowLine = 1
  private var rowBytes = 0

  static func read(
    _ bytes: [UInt8], path: String, maximumRowBytes: Int = CSVReader.defaultMaximumRowBytes
  ) -> ReadCSV {
    var plain = PlainCSV(bytes, path, maximumRowBytes)
    var result = ReadCSV()
    do {
      try plain.read(into: &result)
    } catch Fault.at(let error) {
      result.error = error
    } catch {
      preconditionFailure("the reference throws faults alone")
    }
    return result
  }

  private init(_ bytes: [UInt8], _ path: String, _ maximumRowBytes: Int) {
    self.path = path
    self.maximumRowBytes = maximumRowBytes
    var decoder = UTF8()
    var input = bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&input) {
      case .scalarValue("\0"):
        symbols.append(.nul)
        break decoding
      case .scalarValue(let scalar): symbols.append(.scalar(scalar))
      case .error:
        symbols.append(.broken)
        break decoding
      case .emptyInput:
        symbols.append(.end)
        break decoding
      }
    }
    if symbols.first == .scalar("\u{FEFF}") { symbols.removeFirst() }
  }

  private mutating func read(into result: inout ReadCSV) throws {
    guard let header = try row() else { throw Fault.at(.empty(path: path)) }
    let names = header.map { $0.drop(while: isSpace).reversed().drop(while: isSpace).reversed() }
      .map { String(String.UnicodeScalarView($0)) }
    if let index = names.firstIndex(of: "") {
      let repeated = PlainCSV.firstRepeated(names[..<index])
      throw Fault.at(
        repeated.map { .repeatedColumn(path: path, name: $0) }
          ?? .unnamedColumn(path: path, column: index + 1))
    }
    if let name = PlainCSV.firstRepeated(names[...]) {
      throw Fault.at(.repeatedColumn(path: path, name: name))
    }
    result.columnNames = names
    while true {
      let start = position
      guard let fields = try row() else { return }
      if fields.count != names.count {
        let isBlank = symbols[start] == .scalar("\n") || symbols[start] == .scalar("\r")
        if isBlank, symbols[position] == .end { return }
        throw Fault.at(
          .raggedRow(path: path, line: rowLine, expected: names.count, found: fields.count))
      }
      result.rows.append(fields.map { String(String.UnicodeScalarView($0)) })
      result.lines.append(rowLine)
    }
  }

  private mutating func row() throws -> [[Unicode.Scalar]]? {
    rowLine = line
    rowBytes = 0
    if try peek() == .end { return nil }
    var fields: [[Unicode.Scalar]] = []
    while true {
      fields.append(try peek() == .scalar("\"") ? quotedField() : plainField())
      switch try peek() {
      case .scalar(","): take()
      case .scalar("\n"):
        try checkLength()
        take()
        return fields
      case .scalar("\r"):
        let length = rowBytes
        take()
        guard try peek() == .scalar("\n") else {
          throw Fault.at(.strayCarriageReturn(path: path, line: line))
        }
        rowBytes = length
        try checkLength()
        take()
        return fields
      case .end:
        try checkLength()
        return fields
      case .scalar, .nul, .broken:
        throw Fault.at(.strayQuote(path: path, line: line))
      }
    }
  }

  private mutating func plainField() throws -> [Unicode.Scalar] {
    var value: [Unicode.Scalar] = []
    while case .scalar(let scalar) = try peek(), !",\n\r\"".unicodeScalars.contains(scalar) {
      value.append(scalar)
      take()
    }
    return value
  }

  private mutating func quotedField() throws -> [Unicode.Scalar] {
    let quoteLine = line
    var value: [Unicode.Scalar] = []
    take()
    while true {
      guard case .scalar(let scalar) = try peek() else {
        throw Fault.at(.unterminatedQuote(path: path, line: quoteLine))
      }
      take()
      if scalar == "\"" {
        guard try peek() == .scalar("\"") else { return value }
        take()
      }
      value.append(scalar)
    }
  }

  /// The next symbol; what is no text, or lies too far behind the row's beginning, is a fault.
  private func peek() throws -> Symbol {
    if rowBytes >= maximumRowBytes + 2 {
      throw Fault.at(.rowTooLong(path: path, line: rowLine, maximum: maximumRowBytes))
    }
    switch symbols[position] {
    case .nul: throw Fault.at(.nulByte(path: path, line: line))
    case .broken: throw Fault.at(.notUTF8(path: path, line: line))
    case .scalar, .end: return symbols[position]
    }
  }

  private mutating func take() {
    guard case .scalar(let scalar) = symbols[position] else { return }
    position += 1
    rowBytes += UTF8.width(scalar)
    if scalar == "\n" { line += 1 }
  }

  private func checkLength() throws {
    guard rowBytes > maximumRowBytes else { return }
    throw Fault.at(.rowTooLong(path: path, line: rowLine, maximum: maximumRowBytes))
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    (0x09...0x0D).contains(scalar.value) || scalar == " "
  }

  private static func firstRepeated(_ names: ArraySlice<String>) -> String? {
    names.indices.first { names[..<$0].contains(names[$0]) }.map { names[$0] }
  }
}
