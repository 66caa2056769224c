import Domain
import Foundation
import Ledger
import Runner
import Sandbox
import Testing

@Suite("What a run leaves in the ledger's files")
struct PrivacyTests {
  @Test("holds nobody's address, name or number, and not the API key")
  func bytes() async throws {
    try await withSandbox(Trial.configuration()) { sandbox in
      let trial = try await Trial(sandbox)
      let launcher = RunLauncher(
        trial.stage.ledger, settings: RunSettings(bodyLimit: Trial.bodyLimit))
      let outcome = try await launcher.start(
        trial.stage.destination, by: trial.stage.identity)
      guard case .ended(_, .completed) = outcome else {
        Issue.record("the run came to \(outcome)")
        return
      }
      // The needles are there to be found: Sendinblue has them.
      #expect(await sandbox.account.contact(withEmail: trial.customers.addresses[0]) != nil)
      let needles = ["shop.example", "SHOP.EXAMPLE", "customer.", "Zyx", "3361234", Stage.apiKey]
      let directory = trial.stage.scratch.location.directory
      let names = try FileManager.default.contentsOfDirectory(atPath: directory)
      #expect(names.contains("log.sqlite") && names.contains("manifests.sqlite"))
      for name in names {
        let content = FileManager.default.contents(atPath: "\(directory)/\(name)") ?? Data()
        for needle in needles {
          #expect(content.range(of: Data(needle.utf8)) == nil, "\(needle) in \(name)")
        }
      }
    }
  }
}
