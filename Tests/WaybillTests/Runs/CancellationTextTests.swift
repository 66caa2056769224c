import Domain
import Ledger
import Testing
import waybill

@Suite struct CancellationTextTests {
  /// A run is told of by how far it was as it was cancelled.
  @Test func whatIsOnItsWayIsTold() async throws {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let (run, cause) = try await estate.order(try await estate.save("News"))
    #expect(try await text(of: run, in: estate) == "Nothing of it was sent.")
    try await estate.send(run, cause, recipients: 5)
    #expect(
      try await text(of: run, in: estate)
        == "Batch 1 is with Sendinblue as import 7 and cannot be called back. Nothing more leaves.")
    try await estate.report(
      .batchImported(.init(run: run, number: 1, process: 7, outcome: .completed, refused: [])),
      cause)
    #expect(
      try await text(of: run, in: estate)
        == "Nothing more leaves; the batch sent before will stay with Sendinblue.")
  }

  private func text(of run: RunID, in estate: Estate) async throws -> String {
    let state = try await estate.ledger.currentState()
    return CancellationText(try #require(state.runs[run])).text
  }
}
