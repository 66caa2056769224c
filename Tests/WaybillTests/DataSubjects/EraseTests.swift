import Foundation
import Sandbox
import Testing

/// Deleting people at Sendinblue, on the command line.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct EraseTests {
  @Test func `Who is to be forgotten is deleted wherever they were sent, and sent no more`()
    async throws
  {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed("run", "start", "News")
        let file = try place.write("Cleo@example.org", to: "cleo.txt")
        #expect(await sandbox.account.contact(withEmail: "cleo@example.org") != nil)
        try await place.fail(
          "subject", "erase", "--email-file", file, status: 64, saying: "--yes")
        try await place.fail(
          "subject", "erase", "--email-file", file, "--yes", as: "Carl", status: 77,
          saying: "administrator")
        #expect(await sandbox.account.contact(withEmail: "cleo@example.org") != nil)
        let done = try await place.succeed("subject", "erase", "--email-file", file, "--yes")
        #expect(done.contains("deleted") && done.contains("batches looked into: 1"))
        #expect(await sandbox.account.contact(withEmail: "cleo@example.org") == nil)
        // Settled: asked again, nothing is deleted again, and it is on record.
        let again = try await place.succeed(
          "subject", "erase", "--email-file", file, "--yes", "--format", "ndjson")
        #expect(again.contains("\"status\":\"deleted\"") && again.contains("\"isComplete\":true"))
        try await place.succeed("run", "start", "News")
        #expect(await sandbox.account.contact(withEmail: "cleo@example.org") == nil)
        try await expectLaterRuns(place, file, sandbox)
      }
    }
  }

  /// Who is let in again and sent again can be deleted again, and not over a connection that is gone.
  private func expectLaterRuns(
    _ place: Workplace, _ file: String, _ sandbox: RunningSandbox
  ) async throws {
    try await place.succeed("subject", "release", "--email-file", file)
    try await place.succeed("run", "start", "News")
    #expect(await sandbox.account.contact(withEmail: "cleo@example.org") != nil)
    try await place.succeed("destination", "remove", "News", "--yes")
    try await place.succeed("connection", "remove", "Brevo", "--yes")
    let gone = try await place.waybill("subject", "erase", "--email-file", file, "--yes")
    #expect(gone.status == 1)
    #expect(gone.output.contains("connection-removed") && gone.output.contains("by hand"))
    #expect(gone.messages.contains("1 of 1"))
    let log = try await place.succeed("audit", "log")
    #expect(log.contains("was deleted in the account of “Brevo”"))
    #expect(!log.lowercased().contains("cleo"))
  }

  @Test func `Nobody who was never sent is looked for at Sendinblue`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let file = try place.write("nobody@example.org", to: "nobody.txt")
      let done = try await place.succeed("subject", "erase", "--email-file", file, "--yes")
      #expect(done.contains("No connection is known to have carried them."))
      #expect(try await place.succeed("subject", "list", "--format", "csv").contains("Anna"))
    }
  }
}
