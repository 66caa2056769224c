import Audit
import ScriptedHistory
import Testing
import Views

/// Sentences that can be said in another language.
@Suite struct SentenceTests {
  private static let name = "{1} “x”\nfailed {2}"
  private static let cause: Sentence = "it \("rained")"
  private static let sentence: Sentence = "\(name) failed \(3) times: " + "\(cause)."

  @Test func isWrittenOnOneLine() {
    #expect(Self.sentence.text == "{1} “x” failed {2} failed 3 times: it rained.")
  }

  @Test func isSaidByThePatternsOfAnotherLanguage() {
    let patterns = ["{} failed {} times: {}.": "{3}, {2}×: {1}", "it {}": "{1} fell"]
    #expect(Self.sentence.patterns == ["{} failed {} times: {}.", "it {}"])
    #expect(Self.sentence.text { patterns[$0] } == "rained fell, 3×: {1} “x” failed {2}")
    // What has no translation stays as it is, and its parts are translated.
    #expect(
      Self.sentence.text { ["it {}": "{1} fell"][$0] }
        == "{1} “x” failed {2} failed 3 times: rained fell.")
    #expect(Self.sentence.text { _ in nil } == Self.sentence.text)
    // A place that there is not is left out.
    #expect(Self.cause.text { _ in "{1} {2} {x}" } == "rained  ")
  }

  @Test func partsAreJoined() {
    let parts: [Sentence] = ["a", "\(1)", "c"]
    #expect(parts.joined(separator: "; ").text == "a; 1; c")
    #expect(parts.joined(separator: "; ").text { ["{}; {}": "{1}；{2}", "a": "甲"][$0] } == "甲；1；c")
    #expect([Sentence]().joined(separator: ", ").text.isEmpty)
    #expect((["a"] as [Sentence]).joined(separator: ", ") == "a")
  }

  @Test func endsOnce() {
    #expect(Sentence(verbatim: "no").ended.text == "no.")
    #expect(Sentence(verbatim: "No.").ended.text == "No.")
  }
}
