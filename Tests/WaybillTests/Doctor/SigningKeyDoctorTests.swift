import Foundation
import Sandbox
import Testing
import Transparency
import waybill

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SigningKeyDoctorTests {
  @Test func `A signing key that is lost, loose or another's is told`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let folder = place.home + "/.config/waybill/keys"
        let name = try FileManager.default.contentsOfDirectory(atPath: folder)
          .first { $0.hasSuffix(".signing.key") }
        let key = try "\(folder)/\(#require(name))"
        let judged = Judged(.signingKey, key, .fail)
        #expect(rename(key, key + ".away") == 0)
        try await place.expect(judged)
        try await place.fail(
          "user", "add", "Vera", "--role", "viewer", status: 74, saying: "no signing key")
        try await place.succeed("user", "list")
        #expect(rename(key + ".away", key) == 0)
        #expect(chmod(key, 0o644) == 0)
        try await place.expect(judged, Judged(.permissions, key, .fail))
        #expect(chmod(key, 0o600) == 0)
        let own = try NoteSigner(secretKey: try String(contentsOfFile: key, encoding: .utf8))
        let other = try NoteSigner.secretKey(
          name: own.verifier.name, seed: [UInt8](repeating: 1, count: NoteSigner.seedLength))
        try Data(other.utf8).write(to: URL(fileURLWithPath: key))
        #expect(chmod(key, 0o600) == 0)
        try await place.expect(judged, Judged(.log, place.ledger + "/log.sqlite", .fail))
      }
    }
  }
}
