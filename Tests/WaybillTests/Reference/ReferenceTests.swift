import Foundation
import Testing

/// One test after the other, as two of them may write one file anew.
@Suite(.serialized) struct ReferenceTests {
  private let root: CommandDescription
  private let reference: CommandReference

  init() throws {
    root = try .waybill()
    reference = CommandReference(root)
  }

  /// Written anew where `WAYBILL_REGENERATE` is set; then look at the difference.
  @Test func `The article holds every command as it is`() throws {
    try hold(reference.article, against: "Sources/waybill/waybill.docc/Commands.md") { $0 }
  }

  /// Written anew where `WAYBILL_REGENERATE` is set; then look at the difference.
  @Test func `The README's table holds every command as it is`() throws {
    try hold(reference.table, against: "README.md") { try part("commands", of: $0) }
  }

  /// Written anew where `WAYBILL_REGENERATE` is set, as it has to be after a new measurement.
  @Test func `The README's figures are those that were measured`() throws {
    let measured = try Repository.text("Tools/benchmark/results/benchmark.md")
    try hold(measured, against: "README.md") { try part("figures", of: $0) }
  }

  @Test func `Every example names commands and flags that exist`() async throws {
    let programs = try await NamedPrograms()
    for command in root.all {
      let path = command.words.joined(separator: " ")
      let examples = HelpText(command.discussion ?? "").commands
      #expect(!examples.isEmpty, "\(path)")
      for example in examples {
        // A variable may be set before the command.
        let line = try #require(example.range(of: "waybill "), "\(path): \(example)")
        let complaint = programs.complaint(about: String(example[line.lowerBound...]))
        #expect(complaint == nil, "\(path): \(example): \(complaint ?? "")")
      }
    }
  }

  /// Manual pages are written in ASCII, and what is not is dropped without a word.
  @Test func `Help is plain ASCII`() {
    for command in root.all {
      let arguments = command.ownArguments.flatMap { [$0.synopsis, $0.explanation] }
      for text in [command.abstract ?? "", command.discussion ?? ""] + arguments {
        let others = text.filter { !$0.isASCII }
        #expect(others.isEmpty, "\(command.words.joined(separator: " ")): \(others)")
      }
    }
  }

  @Test func `Help is taken apart into examples and prose`() {
    let help = HelpText("Examples:\n  a b \\\n    --c\n  d\n\nOne\ntwo.\n\nThree.")
    #expect(help.examples == ["a b \\", "  --c", "d"])
    #expect(help.commands == ["a b --c", "d"])
    #expect(help.paragraphs == ["One two.", "Three."])
  }

  /// What stands between two marks.
  private func part(_ name: String, of text: String) throws -> Substring {
    let begin = try #require(text.range(of: "<!-- \(name) -->\n\n"))
    let end = try #require(text.range(of: "\n<!-- /\(name) -->"))
    return text[begin.upperBound..<end.lowerBound]
  }

  /// Compares text with a part of a file, or puts it there.
  private func hold(
    _ text: String, against path: String, part: (String) throws -> some StringProtocol
  ) throws {
    let file = Repository.root.appending(path: path)
    if ProcessInfo.processInfo.environment["WAYBILL_REGENERATE"] != nil {
      let before =
        FileManager.default.fileExists(atPath: file.path) ? try Repository.text(path) : ""
      let old = try String(part(before))
      try (old.isEmpty ? text : before.replacing(old, with: text)).write(
        to: file, atomically: true, encoding: .utf8)
    }
    let found = try String(part(try Repository.text(path)))
    let lines = (found.split(separator: "\n"), text.split(separator: "\n"))
    for (line, expected) in zip(lines.0, lines.1) where line != expected {
      Issue.record(
        "\(path) is not as it should be. It has: \(line)\nIt should have: \(expected)")
    }
    let isSame = found == text
    #expect(isSame, "\(path): run this test with WAYBILL_REGENERATE=1, then look at the difference")
  }
}
