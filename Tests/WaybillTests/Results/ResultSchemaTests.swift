import Foundation
import Testing

@Suite struct ResultSchemaTests {
  @Test func `Every command says by which schema it prints`() {
    let difference = Set(CommandResults.commands).symmetricDifference(CommandResults.all.keys)
    #expect(difference.isEmpty, "see Schemas/Schemas.docc/Schemas.md: \(difference.sorted())")
  }

  @Test func `Every schema of a result is some command's`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Repository.path("Schemas/results"))
    let named = CommandResults.all.values.flatMap { kind in
      switch kind {
      case .schemas(let names): names
      case .none: []
      }
    }
    #expect(Set(files) == Set(named.map { "\($0).v1.json" }))
  }

  @Test(.tags(.slow), .timeLimit(.minutes(30)))
  func `Somebody else's program finds every result as it is documented`() async throws {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let printed = PrintedResults()
    try await EventfulRoad.walk(printing: printed) { place in
      let road = ReadingRoad(place: place)
      try await road.look()
      try await road.ask()
    }
    try await ReadingRoad.walk(printing: printed)
    let tried = Set(await printed.all.map(\.command))
    let printing = CommandResults.all.filter { $0.value.printsDocument }.keys
    #expect(Set(printing).subtracting(tried) == [], "put them on the road")
    let lines = try await printed.lines()
    try await Workplace.during { place in
      let checked = try await place.run(
        python,
        [
          "-B", Repository.path("Tests/WaybillTests/check_results.py"),
          try place.write(lines, to: "results.ndjson"), Repository.path("Schemas/results"),
        ])
      #expect(checked.status == 0, "\(checked.messages)")
    }
  }
}

extension CommandResults.Kind {
  fileprivate var printsDocument: Bool {
    switch self {
    case .schemas: true
    case .none: false
    }
  }
}
