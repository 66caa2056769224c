import EventLog
import Transparency

extension Draft {
  /// Commands with two events each, numbered from 0, as a ledger records them.
  static func history(_ numbers: Range<Int>) -> [Draft] {
    numbers.map { number in
      let command = "id-\(number - number % 3)"
      return Draft(
        id: "id-\(number)", source: "example.com/ledger", type: "waybill.event.tested.v1",
        subject: "connection/c1", time: "2026-11-23T14:05:00.123Z", dataschema: "waybill:tested.v1",
        actor: "user/u1", causationID: number % 3 == 0 ? nil : command, correlationID: command,
        data: Array("{\"number\":\(number)}".utf8))
    }
  }
}

extension EventLog {
  /// Appends histories that end at these sizes, in a transaction each.
  func appendHistory(_ sizes: [Int]) throws {
    for size in sizes {
      let head = Int(try head().rawValue)
      _ = try appendExamples(Draft.history(head..<size))
    }
  }

  /// What verifying comes to: part, kind and entries of each problem.
  func verdicts(
    _ verifier: NoteVerifier = ExampleKey.own.verifier, kept: [SignedNote] = []
  ) async throws -> Set<String> {
    let found = try await verify(against: LogExpectation(verifier: verifier, kept: kept))
    return Set(
      found.problems.map { problem in
        let positions = problem.positions.map { " \($0.lowerBound)-\($0.upperBound)" } ?? ""
        return "\(problem.part.rawValue) \(problem.kind.rawValue)\(positions)"
      })
  }
}
