import ArgumentParser
import Testing
import waybill

@Suite struct ParsingTests {
  @Test(arguments: [
    ["init"], ["init", "--name", "Anna Berg", "--origin", "example.com/waybill"],
    [
      "user", "add", "Carla", "--role", "contributor", "--public-key", "carla.pub", "--ledger",
      "/tmp/x",
    ],
    ["user", "rotate-key", "--public-key", "-"],
    ["connection", "add"], ["connection", "add", "Brevo", "--agree", "2026-11.en", "--share"],
    ["connection", "remove", "Brevo", "--yes"],
    ["segment", "preview", "Customers", "--rows", "3", "--format", "ndjson"],
    [
      "destination", "save", "News", "--connection", "Brevo", "--list", "2", "--segment", "A",
      "--segment", "B", "--email", "Email", "--attribute", "SMS=Phone", "--default-country", "DE",
      "--consent-field", "Consent=yes",
    ],
    ["destination", "edit", "News", "--no-attributes", "--no-consent-field"],
    ["run", "start", "News"], ["run", "resume"], ["run", "show", "0193a5c2", "--rejected"],
    ["run", "News"], ["run", "--all"], ["run", "start", "--all"], ["run", "watch"],
    ["run", "retry", "0193a5c2"], ["run", "list", "--status", "failed", "--status", "refused"],
    ["status", "--format", "json"], ["rebuild", "--format", "json"],
  ]) func accepted(arguments: [String]) throws {
    _ = try Waybill.parseAsRoot(arguments)
  }

  @Test(arguments: [
    ["user", "add", "Carla"], ["user", "add", "Carla", "--role", "viewer"],
    ["user", "add", "Carla", "--role", "king", "--public-key", "-"],
    ["user", "rotate-key", "Carla"],
    ["connection", "add", "Brevo", "--api-key", "secret"], ["init", "--origin", "has space"],
    ["init", "--origin", ""], ["init", "--origin", "a/.."],
    ["segment", "preview", "A", "--rows", "0"], ["segment", "preview", "A", "--format", "xml"],
    ["destination", "save", "News"],
    [
      "destination", "save", "News", "--connection", "B", "--list", "two", "--segment", "A",
      "--email", "E",
    ],
    [
      "destination", "save", "News", "--connection", "B", "--list", "2", "--segment", "A",
      "--email", "E", "--default-country", "ZZ",
    ],
    ["destination", "edit", "News", "--attribute", "A=b", "--no-attributes"],
    ["run", "list", "--limit", "0"], ["run", "list", "--status", "odd"], ["nonsense"], ["run"],
    ["run", "News", "--all"], ["run", "start"], ["run", "retry"],
  ]) func refusedAsWrongUsage(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try Waybill.parseAsRoot(arguments) }
    if let error { #expect(Waybill.exitCode(for: error).rawValue == 64) }
  }

  @Test func everyCommandHasAnAbstractAndBeginsItsHelpWithExamples() {
    check(Waybill.self, path: "waybill")
  }

  private func check(_ command: any ParsableCommand.Type, path: String) {
    let configuration = command.configuration
    #expect(!configuration.abstract.isEmpty, "\(path)")
    #expect(configuration.discussion.hasPrefix("Examples"), "\(path)")
    for subcommand in configuration.subcommands {
      check(subcommand, path: path + " " + (subcommand.configuration.commandName ?? "?"))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionScripts(shell: String) {
    let script = Waybill.completionScript(for: CompletionShell(rawValue: shell) ?? .bash)
    #expect(script.contains("connection"))
  }
}
