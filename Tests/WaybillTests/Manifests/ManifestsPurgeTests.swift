import Foundation
import Sandbox
import Testing

/// Old batches are forgotten, and the record says so.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ManifestsPurgeTests {
  @Test func `Only who was in old batches is forgotten, once it is on record`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Otto", "--role", "auditor")
        try await place.succeed("run", "start", "News")
        let id = try await place.shell("$W run list --format csv | sed -n '2s/,.*//p'").output
          .trimmingCharacters(in: .newlines)
        try await place.fail(
          "manifests", "purge", "--older-than", "0d", status: 64, saying: "--yes")
        try await place.fail(
          "manifests", "purge", "--older-than", "0d", "--yes", as: "Otto", status: 77,
          saying: "administrator")
        #expect(try await place.succeed("run", "show", id, "--rejected") != "")
        let kept = try await place.succeed("manifests", "purge", "--older-than", "1d")
        #expect(kept == "It was so already; nothing changed.\n")
        let said = try await place.succeed("manifests", "purge", "--older-than", "0d", "--yes")
        #expect(said.hasPrefix("Who was in 1 batch of 1 run that ended before "))
        let again = try await place.succeed("manifests", "purge", "--older-than", "0d", "--yes")
        #expect(again == "It was so already; nothing changed.\n")
        let log = try await place.succeed("audit", "log", "--type", "manifests-purged")
        #expect(log.contains("Who was in 1 batch of 1 run that ended before "))
        let verdicts = try await place.waybill("verify", "--format", "csv")
        #expect(verdicts.status == 0)
        #expect(
          verdicts.output.contains(
            "manifests,not checked,,,,Who was in 1 batch of 1 run is forgotten: entry "))
        #expect(verdicts.messages.contains("waybill: verified, but for manifests"))
        // What left is still told, and the destination goes on.
        let disclosed = try await place.succeed("audit", "disclosures")
        #expect(disclosed.contains(/= altogether +6 recipients in 1 batches/))
        try await place.succeed("run", "start", "News")
      }
    }
  }
}
