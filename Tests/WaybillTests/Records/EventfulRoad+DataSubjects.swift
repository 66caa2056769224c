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
    try await place.fail(
      "audit", "subject", "--email-file", ann, as: "Carl", status: 77, saying: "auditor")
  }
}
