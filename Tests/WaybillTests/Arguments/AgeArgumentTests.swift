import Domain
import Testing
import waybill

struct AgeArgumentTests {
  /// 31 March 2024, 05:06:07.089 UTC, in a leap year.
  private static let now = "2024-03-31T05:06:07.089Z"

  @Test(arguments: [
    ("0d", now), ("1d", "2024-03-30T05:06:07.089Z"), ("31d", "2024-02-29T05:06:07.089Z"),
    ("2w", "2024-03-17T05:06:07.089Z"), ("1mo", "2024-02-29T05:06:07.089Z"),
    ("13mo", "2023-02-28T05:06:07.089Z"), ("1y", "2023-03-31T05:06:07.089Z"),
    ("100y", "1924-03-31T05:06:07.089Z"),
  ])
  func `An age reaches back by the calendar`(_ text: String, _ then: String) throws {
    let now = try #require(Timestamp(Self.now))
    #expect(AgeArgument(argument: text)?.instant(before: now).description == then)
  }

  @Test(arguments: [
    "", "d", "1", "1h", "-1d", "1.5d", "1 d", "101y", "36601d", "9999999999999d", "١d",
  ])
  func `What is no age is refused`(_ text: String) {
    #expect(AgeArgument(argument: text) == nil)
  }
}
