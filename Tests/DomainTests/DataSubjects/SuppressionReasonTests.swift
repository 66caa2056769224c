import Domain
import Testing

/// Why somebody is kept out: one line, for good.
struct SuppressionReasonTests {
  @Test(arguments: ["x", "objection by letter, 12 May", String(repeating: "é", count: 200)])
  func `One line is a reason`(_ text: String) {
    #expect(SuppressionReason(text)?.text == text)
  }

  @Test(arguments: ["", "  ", "a\nb", "a\u{7}", "a\u{202E}b", String(repeating: "x", count: 201)])
  func `What is empty, long or hides something is none`(_ text: String) {
    #expect(SuppressionReason(text) == nil)
  }
}
