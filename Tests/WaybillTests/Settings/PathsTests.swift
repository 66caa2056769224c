import Testing
import waybill

@Suite struct PathsTests {
  private func paths(_ environment: [String: String]) -> Paths {
    Paths(environment: environment, home: "/home/anna", workingDirectory: "/srv/here")
  }

  @Test(arguments: [
    [:], ["XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": "", "HOME": ""], ["HOME": "relative"],
  ]) func `Without absolute variables the home says where files are`(
    environment: [String: String]
  ) {
    let paths = paths(environment)
    #expect(paths.ledger == "/home/anna/.local/share/waybill")
    #expect(paths.keys == "/home/anna/.config/waybill/keys")
    #expect(paths.identity == "/home/anna/.config/waybill/identity/id_ed25519")
    #expect(paths.settings == "/home/anna/.config/waybill/config.json")
  }

  @Test func `Base directories come from the environment`() {
    let paths = paths(["HOME": "/h", "XDG_DATA_HOME": "/data/", "XDG_CONFIG_HOME": "/c/../config"])
    #expect(paths.ledger == "/data/waybill")
    #expect(paths.keys == "/config/waybill/keys")
    #expect(paths.settings == "/config/waybill/config.json")
    #expect(self.paths(["HOME": "/h"]).ledger == "/h/.local/share/waybill")
  }

  @Test(arguments: [
    ("a", "/srv/here/a"), ("./a//b/", "/srv/here/a/b"), ("../a", "/srv/a"), ("/x/../y", "/y"),
    ("/../..", "/"), ("", "/srv/here"),
  ]) func pathsFromTheRoot(path: String, expected: String) {
    #expect(paths([:]).absolute(path) == expected)
  }

  @Test(arguments: [("a", "/etc/w/a"), ("../a", "/etc/a"), ("/x", "/x")])
  func `A path starts where it was written`(path: String, expected: String) {
    #expect(paths([:]).absolute(path, from: "/etc/w") == expected)
  }
}
