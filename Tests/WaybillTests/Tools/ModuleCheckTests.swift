import Foundation
import Testing

@Suite struct ModuleCheckTests {
  @Test(arguments: [
    ("import Ground\nimport Foundation\n", "", nil),
    ("package import Ground\n", "", nil),
    ("@preconcurrency import struct Ground.Earth\n", "", nil),
    ("import Ground\nimport Sky\n", "", "Above: Sources/Above/File.swift imports Sky"),
    ("import Foundation\n", "", "Above: Ground is declared in Package.swift and never used"),
    ("// import Ground\n", "", "Above: Ground is declared in Package.swift and never used"),
    ("let text = \"\"\"\n  import Ground\n  \"\"\"\n", "", "Above: Ground is declared"),
    ("import Ground\n", "import Above\n", "Ground: Sources/Ground/File.swift imports Above"),
  ])
  func `Imports and declarations are held against each other`(
    above: String, ground: String, complaint: String?
  ) async throws {
    let result = try await check(above: above, ground: ground, kind: "regular")
    #expect(result.status == (complaint == nil ? 0 : 1))
    guard let complaint else {
      #expect(result.messages == "")
      return
    }
    #expect(result.messages.contains(complaint), "\(result.messages)")
  }

  @Test(arguments: [("let program = \"Ground\"\n", Int32(0)), ("let program = Ground\n", 1)])
  func `A program may be run instead of imported`(above: String, status: Int32) async throws {
    let result = try await check(above: above, ground: "", kind: "executable")
    #expect(result.status == status, "\(result.messages)")
  }

  @Test func `A target without sources is a mistake of the check`() async throws {
    let result = try await check(above: "import Ground\n", ground: nil, kind: "regular")
    #expect(result.status == 1)
    #expect(result.messages.contains("Ground: has no sources"), "\(result.messages)")
  }

  /// Checks a package of two targets, of which the one above depends on the ground.
  private func check(
    above: String, ground: String?, kind: String
  ) async throws -> Workplace.Result {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    return try await Workplace.during { place in
      for (target, text) in [("Above", above), ("Ground", ground)] {
        let folder = place.home + "/Sources/" + target
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        if let text { _ = try place.write(text, to: "Sources/\(target)/File.swift") }
      }
      let package = """
        {"targets": [
          {"name": "Above", "type": "regular", "dependencies": [{"byName": ["Ground", null]}]},
          {"name": "Ground", "type": "\(kind)", "dependencies": []}
        ]}
        """
      return try await place.run(
        python, ["-B", Repository.path("Tools/check-modules"), place.home], package)
    }
  }
}
