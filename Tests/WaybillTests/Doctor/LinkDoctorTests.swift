import Foundation
import Glibc
import Sandbox
import Testing
import waybill

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct LinkDoctorTests {
  @Test(arguments: ["manifests.sqlite", "locks"])
  func `A file that lies elsewhere is told, and all else is looked at all the same`(
    name: String
  ) async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("run", "start", "News")
        let (path, target) = (place.ledger + "/" + name, place.home + "/elsewhere")
        #expect(rename(path, target) == 0)
        #expect(symlink(target, path) == 0)
        let linked = Judged(.permissions, path, .fail)
        if name == "locks" {
          try await place.expect(linked)
        } else {
          try await place.expect(linked, Judged(.manifests, path, .fail))
        }
        unlink(path)
        #expect(rename(target, path) == 0)
        try await place.expect()
      }
    }
  }
}
