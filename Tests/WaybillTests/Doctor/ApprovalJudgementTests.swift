import Domain
import Ledger
import Results
import Testing
import waybill

/// What the doctor says of approvals that are asked for and given.
@Suite struct ApprovalJudgementTests {
  @Test func `Approvals that nobody can give fail, and those that are given are told`() async throws
  {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let news = try await estate.save("News")
    let plan = try #require(try await estate.plan(news))
    #expect(try await findings(estate) == [], "nobody asks for approvals")
    try await estate.ask(.connection(.requireApproval(.init(connection: estate.connection))))
    #expect(
      try await findings(estate) == [
        Judged(.approval, "connection/Main", .fail), Judged(.approval, "destination/News", .pass),
      ])
    try await estate.add("Bea", .contributor)
    #expect(try await findings(estate).first?.verdict == .fail, "it is not shared")
    try await estate.ask(.connection(.share(.init(connection: estate.connection))))
    #expect(try await findings(estate).map(\.verdict) == [.pass, .pass])
    #expect(try await sentence(estate).contains("none is on record"))
    try await estate.ask(.destination(.approve(.init(plan: plan))))
    #expect(try await sentence(estate).contains("approved by “Ada”"))
    try await estate.ask(.destination(.detach(.init(destination: news))))
    #expect(try await findings(estate) == [Judged(.approval, "connection/Main", .pass)])
  }

  private func sentence(_ estate: Estate) async throws -> String {
    try await all(estate).last?.what ?? ""
  }

  private func findings(_ estate: Estate) async throws -> [Judged] {
    try await all(estate).map { Judged($0.check, $0.subject, $0.verdict) }
  }

  private func all(_ estate: Estate) async throws -> [Finding] {
    let state = try await estate.ledger.currentState()
    let standing = ApprovalStanding(of: state)
    return
      (state.connections.values.map(standing.finding(of:))
      + state.destinations.values.map(standing.finding(of:))).compactMap(\.self)
  }
}
