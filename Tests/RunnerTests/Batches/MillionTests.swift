import Domain
import Runner
import Testing

@Suite("The limit of an export", .tags(.slow))
struct MillionTests {
  /// A source of so many people, and one of them twice.
  private func source(_ count: Int) -> String {
    var source = "email\n0@a.example\n"
    source.reserveCapacity(count * 18)
    for number in 0..<count { source += "\(number)@a.example\n" }
    return source
  }

  @Test("a million people and one more are refused before anything is sent")
  func over() async throws {
    let performance = try await Performance(
      source: source(1_000_001), matching: DataMatching(emailField: "email"))
    #expect(try await performance.perform().word == "refused too-many-profiles")
    #expect(performance.gateway.bodies.isEmpty)
    #expect(await performance.recorded.isEmpty)
  }
}
