import Foundation
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct UserKeyTests {
  /// The public key of a name, as the line that its owner hands over.
  private func line(_ name: String, in place: Workplace) throws -> String {
    try String(contentsOfFile: place.identity(of: name) + ".pub", encoding: .utf8)
  }

  /// What `ssh-keygen` says of a key, which people compare.
  private func fingerprint(_ name: String, in place: Workplace) async throws -> String {
    let shown = try await place.run(
      "/usr/bin/ssh-keygen", ["-l", "-f", try place.identity(of: name) + ".pub"])
    return String(try #require(shown.output.split(separator: " ").dropFirst().first))
  }

  @Test func `A public key comes as a file, on standard input or as it is`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let bea = try await place.waybill(
        "user", "add", "Bea", "--role", "viewer", "--public-key",
        try place.identity(of: "Bea") + ".pub")
      #expect(bea.output.contains(try await fingerprint("Bea", in: place)), "\(bea.messages)")
      let carl = try await place.waybill(
        "user", "add", "Carl", "--role", "viewer", "--public-key", "-",
        input: try line("Carl", in: place))
      #expect(carl.output.contains(try await fingerprint("Carl", in: place)), "\(carl.messages)")
      let dora = try line("Dora", in: place).dropLast() + " dora@laptop"
      try await place.succeed(
        "user", "add", "Dora", "--role", "viewer", "--public-key", String(dora))
      let list = try await place.succeed("user", "list", "--format", "csv")
      for name in ["Bea", "Carl", "Dora"] {
        let found = try await fingerprint(name, in: place)
        #expect(
          list.split(separator: "\r\n").contains { $0.hasPrefix(name) && $0.contains(found) },
          "\(list)")
      }
    }
  }

  @Test func `A key once used is nobody else's again`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Bea", "--role", "viewer")
      let bea = try place.identity(of: "Bea") + ".pub"
      let next = try place.identity(of: "next") + ".pub"
      func refuse(_ arguments: String...) async throws {
        let result = try await place.waybill(arguments)
        #expect(result.status == 1, "\(arguments)")
        #expect(result.messages.contains("waybill identity create"), "\(result.messages)")
      }
      try await refuse("user", "add", "Carl", "--role", "viewer", "--public-key", bea)
      #expect(
        try await place.succeed("user", "rotate-key", "Bea", "--public-key", next)
          .contains(try await fingerprint("next", in: place)))
      #expect(
        try await place.succeed("user", "rotate-key", "bea", "--public-key", next)
          .contains("nothing changed"))
      for key in [bea, next] {
        try await refuse("user", "add", "Carl", "--role", "viewer", "--public-key", key)
      }
      try await refuse("user", "rotate-key", "Bea", "--public-key", bea)
      let list = try await place.succeed("user", "list", "--format", "csv")
      #expect(list.contains(try await fingerprint("next", in: place)), "\(list)")
      #expect(!list.contains(try await fingerprint("Bea", in: place)), "\(list)")
    }
  }

  @Test func `What is no public key says what to give`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let none = try place.write("x", to: "none")
      let other = try place.write("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB\n", to: "rsa.pub")
      for (key, status, words) in [
        (none, 65, "whole line of the .pub file"), (other, 65, "takes no ssh-rsa keys"),
        (place.home + "/nowhere", 65, "nowhere"), ("ssh-ed25519 AAAA", 65, "whole line"),
        (try place.identity(of: "Bea"), 65, "whole line"),
      ] {
        try await place.fail(
          "user", "add", "Bea", "--role", "viewer", "--public-key", key, status: Int32(status),
          saying: words)
      }
    }
  }

  @Test func `A ledger begins with the identity that is there, or with a new one`() async throws {
    try await Workplace.during { place in
      let path = place.home + "/.config/waybill/identity/id_ed25519"
      let begun = try await place.waybill("init", "--name", "Anna", with: ["WAYBILL_IDENTITY": ""])
      #expect(begun.status == 0 && begun.messages.contains(path), "\(begun.messages)")
      let made = try String(contentsOfFile: path + ".pub", encoding: .utf8)
      #expect(made.hasSuffix(" Anna\n"))
      let again = try await place.waybill(
        "init", "--ledger", place.home + "/other", "--name", "Anna", with: ["WAYBILL_IDENTITY": ""])
      #expect(again.status == 0 && !again.messages.contains("made now"), "\(again.messages)")
      #expect(try String(contentsOfFile: path + ".pub", encoding: .utf8) == made)
    }
  }
}
