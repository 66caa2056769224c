import Domain
import Ledger
import Runner
import Testing

@Suite("Surveying sources")
struct SurveyTests {
  @Test("counts what every row comes to, and digests the source", arguments: [0, 1, 50, 700])
  func figures(_ count: Int) async throws {
    let customers = Customers(count: count, seed: UInt64(count))
    let stage = try await Stage(source: customers.csv, matching: Customers.matching)
    let order = try await stage.order().run.order
    let survey = try await Survey(of: order, addressSetKey: (1, 2)) { _ in }
    #expect(survey.figures == customers.figures)
    #expect(survey.figures.addUp)
    #expect(
      survey.sources == [
        .init(
          segment: stage.segment, sha256: SHA256Digest(of: customers.csv.utf8),
          bytes: Int64(customers.csv.utf8.count), rows: count)
      ])
    let other = try await Survey(of: order, addressSetKey: (3, 4)) { _ in }
    #expect(other.figures == survey.figures)
    #expect(other.sources == survey.sources)
  }
}
