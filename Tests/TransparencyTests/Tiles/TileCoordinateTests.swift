import Testing
import Transparency

@Suite struct TileCoordinateTests {
  @Test(arguments: [
    (TileCoordinate(level: 0, number: 0), "tile/0/000"),
    (TileCoordinate(level: 0, number: 67, width: 5), "tile/0/067.p/5"),
    (TileCoordinate(level: 1, number: 1_234_067), "tile/1/x001/x234/067"),
    (TileCoordinate(level: 0, number: 999, width: 255), "tile/0/999.p/255"),
    (TileCoordinate(level: 0, number: 1_000), "tile/0/x001/000"),
    (TileCoordinate(level: 7, number: 0, width: 1), "tile/7/000.p/1"),
    (
      TileCoordinate(level: 0, number: UInt64.max >> 8, width: 1),
      "tile/0/x072/x057/x594/x037/x927/935.p/1"
    ),
  ])
  func pathsAreThoseOfTheSpecification(tile: TileCoordinate, path: String) throws {
    #expect(tile.path == path)
    #expect(try TileCoordinate(path: path) == tile)
    guard tile.level == 0 else { return }
    let bundle = "tile/entries" + path.dropFirst("tile/0".count)
    #expect(tile.bundlePath == bundle)
    #expect(try TileCoordinate(bundlePath: bundle) == tile)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile//000", "/tile/0/000", "tile/0/000/", "tile/00/000",
    "tile/8/000", "tile/-1/000", "tile/+1/000", "tile/0/0", "tile/0/00", "tile/0/0000",
    "tile/0/x000/000", "tile/0/x1/2", "tile/0/001/234", "tile/0/x001", "tile/0/x001/x234",
    "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/05",
    "tile/0/000.p/-5", "tile/0/000.p/5/", "tile/0/000.p/5.p/5", "tile/0/.p/5", "tile/0/0x0",
    "tile/0/x0x1/000", "tile/0/xx01/000", "tile/0/000\n", "tile/0/٠٠٠", "tile/0/x001.p/5",
    "tile/7/001", "tile/0/x072/x057/x594/x037/x927/936", "tile/0/x999/x999/x999/x999/x999/x999/999",
    "tile/entries/000", "x1/2", "000",
  ])
  func otherSpellingsAreNoTile(path: String) {
    #expect(throws: TransparencyError.self) { try TileCoordinate(path: path) }
    #expect(throws: TransparencyError.self) { try TileCoordinate(bundlePath: path + "/") }
  }

  @Test(arguments: ["tile/0/000", "tile/entries/x1/2", "tile/entries/000.p/256", "tile/entries/"])
  func otherSpellingsAreNoBundle(path: String) {
    #expect(throws: TransparencyError.self) { try TileCoordinate(bundlePath: path) }
  }

  /// The example of tlog-tiles.
  @Test func aTreeOfSeventyThousandHasItsTiles() {
    let tiles = Array(TileCoordinate.tiles(inTreeOf: 70_000))
    #expect(tiles.count { $0.level == 0 && !$0.isPartial } == 273)
    #expect(tiles.count { $0.level == 1 && !$0.isPartial } == 1)
    let edge = [
      TileCoordinate(level: 0, number: 273, width: 112),
      TileCoordinate(level: 1, number: 1, width: 17),
      TileCoordinate(level: 2, number: 0, width: 1),
    ]
    #expect(tiles.filter(\.isPartial) == edge)
    #expect(TileCoordinate.partialTiles(inTreeOf: 70_000) == edge)
    #expect(tiles.count == 273 + 1 + 3)
  }

  @Test(arguments: [0, 1, 255, 256, 257, 65_536])
  func hashesOfATreesTilesAddUp(size: UInt64) {
    for level in TileCoordinate.levels {
      let hashes = TileCoordinate.tiles(inTreeOf: size).lazy.filter { $0.level == level }
        .reduce(0) { $0 + $1.width }
      #expect(UInt64(hashes) == size >> UInt64(8 * level))
    }
  }
}
