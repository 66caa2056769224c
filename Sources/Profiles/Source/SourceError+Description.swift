extension SourceError: CustomStringConvertible {
  /// What failed, on what, and what to do about it, in one sentence or two.
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such file. Check the path of the profile source."
    case .permissionDenied(let path):
      "\(path): permission denied. Grant this user read access to the file."
    case .isDirectory(let path):
      "\(path): is a directory. Name a file in it."
    case .notRegularFile(let path):
      "\(path): is not a regular file. Save the profiles to a file and name that."
    case .readFailed(let path, let code, let reason):
      "\(path): cannot be read: \(reason) (errno \(code)). Check the disk, then try again."
    case .empty(let path):
      "\(path): is empty. The first row must name the columns."
    case .unnamedColumn(let path, let column):
      "\(path):1: column \(column) has no name. Name every column in the header."
    case .repeatedColumn(let path, let name):
      "\(path):1: two columns are named \"\(name)\". Rename one of them."
    case .otherColumn(let path, let column, let expected):
      "\(path):1: column \(column) is not \"\(expected)\". Make the header that of the model."
    case .model(let path, let flaw):
      "\(path): \(flaw)"
    case .missingField(let path, let field):
      "\(path): has no field \"\(field)\". Name another field, or correct the source."
    case .notUTF8(let path, let line):
      "\(path):\(line): is not UTF-8. Save the file as UTF-8 and try again."
    case .nulByte(let path, let line):
      "\(path):\(line): holds a NUL byte. Save the file as UTF-8 text and try again."
    case .raggedRow(let path, let line, let expected, let found):
      "\(path):\(line): has \(found) fields, not one for each of the \(expected) columns. Correct it."
    case .unterminatedQuote(let path, let line):
      "\(path):\(line): a quote opened here is never closed. Close it."
    case .strayQuote(let path, let line):
      "\(path):\(line): a quote is out of place. Quote the whole field and double quotes in it."
    case .strayCarriageReturn(let path, let line):
      "\(path):\(line): a carriage return has no line feed after it. End lines with LF or CRLF."
    case .rowTooLong(let path, let line, let maximum):
      "\(path):\(line): the row is longer than \(maximum) bytes. Look for a missing closing quote."
    case .noColumns(let path):
      "\(path): no row has a field. Write each profile as an object with a key a field."
    case .blankLine(let path, let line):
      "\(path):\(line): is empty. Leave no empty lines but at the end."
    case .malformedJSON(let path, let line, let fault):
      "\(path):\(line): is \(fault.words)."
    case .nestedValue(let path, let line, let field):
      "\(path):\(line): the value of \"\(field)\" is an object or an array. Write a plain value."
    case .repeatedKey(let path, let line, let field):
      "\(path):\(line): \"\(field)\" comes twice. Keep one of them."
    case .database(let name, let failure):
      "\(name): \(failure)"
    }
  }
}
