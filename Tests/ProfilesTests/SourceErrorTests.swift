import Foundation
import Profiles
import Testing

/// Files that cannot be read, and what the errors say.
@Suite struct SourceErrorTests {
  @Test func namesAFileThatIsNotThere() throws {
    let file = try TemporaryFile("a\n")
    for path in [file.path + ".none", file.path + "/below"] {
      #expect(throws: SourceError.missing(path: path)) { try SourceHeader.read(CSVSource(path)) }
    }
  }

  @Test func refusesADirectory() {
    let path = FileManager.default.temporaryDirectory.path
    #expect(throws: SourceError.isDirectory(path: path)) { try SourceHeader.read(CSVSource(path)) }
  }

  @Test func refusesAPipeWithoutWaitingForIt() throws {
    let file = try TemporaryFile("")
    let path = file.path + ".pipe"
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(throws: SourceError.notRegularFile(path: path)) {
      try SourceHeader.read(CSVSource(path))
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func namesAFileThatMayNotBeRead() throws {
    let file = try TemporaryFile("a\n")
    #expect(chmod(file.path, 0) == 0)
    #expect(throws: SourceError.permissionDenied(path: file.path)) {
      try SourceHeader.read(CSVSource(file.path))
    }
  }

  static let errors: [SourceError] = [
    .missing(path: "p.csv"), .permissionDenied(path: "p.csv"), .isDirectory(path: "p.csv"),
    .notRegularFile(path: "p.csv"), .readFailed(path: "p.csv", code: 5, reason: "I/O error"),
    .empty(path: "p.csv"), .noColumns(path: "p.csv"), .unnamedColumn(path: "p.csv", column: 3),
    .repeatedColumn(path: "p.csv", name: "Email"), .missingField(path: "p.csv", field: "Email"),
    .otherColumn(path: "p.csv", column: 2, expected: "Email"),
    .notUTF8(path: "p.csv", line: 7), .nulByte(path: "p.csv", line: 7),
    .raggedRow(path: "p.csv", line: 7, expected: 2, found: 3),
    .unterminatedQuote(path: "p.csv", line: 7), .strayQuote(path: "p.csv", line: 7),
    .strayCarriageReturn(path: "p.csv", line: 7),
    .rowTooLong(path: "p.csv", line: 7, maximum: 1024), .blankLine(path: "p.csv", line: 7),
    .malformedJSON(path: "p.csv", line: 7, fault: .syntax),
    .malformedJSON(path: "p.csv", line: 7, fault: .notAnObject),
    .malformedJSON(path: "p.csv", line: 7, fault: .string),
    .malformedJSON(path: "p.csv", line: 7, fault: .loneSurrogate),
    .malformedJSON(path: "p.csv", line: 7, fault: .nulCharacter),
    .malformedJSON(path: "p.csv", line: 7, fault: .tooDeep),
    .nestedValue(path: "p.csv", line: 7, field: "Email"),
    .repeatedKey(path: "p.csv", line: 7, field: "Email"),
  ]

  @Test(arguments: errors)
  func saysWhatFailedOnWhatAndWhatToDo(_ error: SourceError) {
    let text = error.description
    #expect(text.hasPrefix("p.csv"))
    #expect(text.hasSuffix("."))
    #expect(text.split(separator: ". ").count >= 2, "\(text) has no advice")
  }

  @Test(arguments: errors.suffix(16))
  func namesTheLine(_ error: SourceError) { #expect(error.description.hasPrefix("p.csv:7: ")) }
}
