import Foundation
import Testing

extension EventfulRoad {
  /// People ask what left of them: one who was on a mirrored list and taken off it.
  func answerPeople() async throws {
    let ann = try place.write("Ann@Members.Example\n", to: "ann.txt")
    try await place.succeed("audit", "subject", "--email-file", ann, "--proofs", "proofs")
    let proofs = try FileManager.default.contentsOfDirectory(atPath: place.home + "/proofs")
    #expect(proofs.count == 2, "an import and a removal")
    let vkey = try await place.verifierKey()
    try await place.succeed("audit", "check", "proofs/" + (proofs.first ?? ""), "--vkey", vkey)
    try await place.succeed(
      "subject", "suppress", "--email-file", ann, "--reason", "objection by letter")
    try await place.succeed("subject", "suppress", "--email-file", ann)
    try await place.succeed("subject", "list")
    try await place.succeed("subject", "release", "--email-file", ann)
    try await eraseAnn(ann)
    try await place.fail(
      "subject", "suppress", "--email-file", ann, as: "Carl", status: 77, saying: "administrator")
    try await place.fail(
      "audit", "subject", "--email-file", ann, as: "Carl", status: 77, saying: "auditor")
  }

  /// Deletes somebody: refused by Sendinblue, without an answer, and then for good.
  private func eraseAnn(_ ann: String) async throws {
    for (status, words) in [("failed", "1 of 1"), ("unanswered", "1 of 1")] {
      try await place.fail(
        "subject", "erase", "--email-file", ann, "--yes", status: 1, saying: words)
      let log = try await place.succeed("audit", "log", "--format", "ndjson")
      #expect(log.contains("subject-erasure-\(status)"))
    }
    try await place.succeed("subject", "erase", "--email-file", ann, "--yes")
  }
}
