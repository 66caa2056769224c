/// Why a profile source cannot be read.
///
/// Every case names the file, and the 1-based line where one is to blame, and never a value from
/// the file: a source holds personal data, an error message must not. Field and column names are
/// the operator's own words and may be shown.
package enum SourceError: Error, Equatable, Sendable {
  /// There is no file of this name.
  case missing(path: String)
  /// The file may not be read by this user.
  case permissionDenied(path: String)
  /// The name is that of a directory.
  case isDirectory(path: String)
  /// The name is that of a pipe, socket or device, whose end may never come.
  case notRegularFile(path: String)
  /// The operating system reported another failure; `code` is its `errno`.
  case readFailed(path: String, code: Int32, reason: String)
  /// The file holds nothing, not even a header.
  case empty(path: String)
  /// A column of the header has no name; `column` counts from 1.
  case unnamedColumn(path: String, column: Int)
  /// Two columns of the header have one name.
  case repeatedColumn(path: String, name: String)
  /// The header does not have the column that it must have at this place, from 1.
  case otherColumn(path: String, column: Int, expected: String)
  /// The data matching names a field that the header lacks.
  case missingField(path: String, field: String)
  /// The bytes on this line are not UTF-8.
  case notUTF8(path: String, line: Int)
  /// The line holds a NUL byte, which no text does.
  case nulByte(path: String, line: Int)
  /// The row that begins on this line has too few or too many fields.
  case raggedRow(path: String, line: Int, expected: Int, found: Int)
  /// The quote opened on this line is never closed.
  case unterminatedQuote(path: String, line: Int)
  /// A quote stands inside an unquoted field, or text follows a closing quote.
  case strayQuote(path: String, line: Int)
  /// A carriage return outside quotes is not followed by a line feed.
  case strayCarriageReturn(path: String, line: Int)
  /// The row that begins on this line is longer than `maximum` bytes.
  case rowTooLong(path: String, line: Int, maximum: Int)
  /// The model of a Common Data Model folder does not tell where the rows are.
  case model(path: String, ModelFlaw)
  /// No row has a value that a column could take.
  case noColumns(path: String)
  /// The line is empty and not the last.
  case blankLine(path: String, line: Int)
  /// The line is not what a line of JSON objects must be.
  case malformedJSON(path: String, line: Int, fault: JSONFault)
  /// The field's value on this line is an object or an array.
  case nestedValue(path: String, line: Int, field: String)
  /// The object on this line has the field's key twice.
  case repeatedKey(path: String, line: Int, field: String)
  /// The source is a database's, and that is what is wrong.
  case database(name: String, failure: DatabaseFailure)
}

extension SourceError {
  /// What is wrong with bytes that are no text.
  init(_ flaw: TextFlaw, path: String, line: Int) {
    switch flaw {
    case .notUTF8: self = .notUTF8(path: path, line: line)
    case .nulByte: self = .nulByte(path: path, line: line)
    }
  }
}
