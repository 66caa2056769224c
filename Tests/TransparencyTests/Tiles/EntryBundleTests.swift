import Testing
import Transparency

@Suite struct EntryBundleTests {
  @Test func bundlesReadBackAreTheSame() throws {
    let entries: [[UInt8]] = [[], [1], [UInt8](repeating: 2, count: 65_535)]
    let bundle = try EntryBundle.encode(entries)
    #expect(bundle.prefix(7) == [0, 0, 0, 1, 1, 255, 255])
    #expect(try EntryBundle.decode(bundle, width: 3).map { Array($0) } == entries)
  }

  @Test func longEntriesAreRefused() {
    #expect(throws: TransparencyError.entryTooLong(bytes: 65_536)) {
      try EntryBundle.encode([[UInt8](repeating: 0, count: 65_536)])
    }
  }

  @Test(
    arguments: [
      ([], 1), ([0], 1), ([0, 1], 1), ([0, 1, 7], 0), ([0, 1, 7], 2), ([0, 1, 7, 0], 1),
      ([1, 0, 7], 1), ([255, 255], 1),
    ] as [([UInt8], Int)])
  func brokenBundlesAreRefused(bytes: [UInt8], width: Int) {
    #expect(throws: TransparencyError.self) { try EntryBundle.decode(bytes, width: width) }
  }
}
