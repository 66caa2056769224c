import Glibc
import Testing

/// Completions of shells that are not everywhere: read, and not run.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct CompletionSyntaxTests {
  private static let zsh = "/usr/bin/zsh"
  private static let fish = "/usr/bin/fish"

  @Test(
    .enabled(
      if: access(zsh, X_OK) == 0, "zsh is not installed: nobody has read its completions here"))
  func `zsh can read its completions`() async throws {
    try await check("zsh", by: Self.zsh, "-n", spoiling: "\nif (")
  }

  @Test(
    .enabled(
      if: access(fish, X_OK) == 0, "fish is not installed: nobody has read its completions here"))
  func `fish can read its completions`() async throws {
    try await check("fish", by: Self.fish, "--no-execute", spoiling: "\nif true")
  }

  /// Has a shell read a script, and the same with an end that it has to notice.
  private func check(
    _ name: String, by shell: String, _ flag: String, spoiling end: String
  ) async throws {
    try await Workplace.during { place in
      let script = try await place.succeed("--generate-completion-script", name)
      #expect(script.contains("waybill"))
      let read = try await place.run(shell, [flag, try place.write(script, to: "completions")])
      #expect(read.status == 0, "\(read.messages)")
      let spoiled = try place.write(script + end, to: "spoiled")
      #expect(try await place.run(shell, [flag, spoiled]).status != 0)
    }
  }
}
