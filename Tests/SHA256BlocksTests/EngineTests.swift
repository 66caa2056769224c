import SHA256Blocks
import Testing

/// Machines without instructions for SHA-256 get the portable way, which nobody tries here otherwise.
@Suite struct EngineTests {
  private struct State: Equatable {
    var words: [UInt32]
    init(_ state: SHA256State) {
      words = withUnsafeBytes(of: state) { Array($0.bindMemory(to: UInt32.self)) }
    }
  }

  private let blocks = (0..<640).map { UInt8(truncatingIfNeeded: $0 &* 91 &+ $0 >> 2) }

  @Test func thePortableWayGivesFIPS180sExample() {
    var state = sha256_initial
    let abc = Array("abc".utf8) + [0x80] + [UInt8](repeating: 0, count: 59) + [24]
    sha256_portable.absorb(&state, abc, 1)
    #expect(
      State(state).words == [
        0xBA78_16BF, 0x8F01_CFEA, 0x4141_40DE, 0x5DAE_2223,
        0xB003_61A3, 0x9617_7A9C, 0xB410_FF61, 0xF200_15AD,
      ])
  }

  @Test(.enabled(if: sha256_native() != nil, "this processor has no instructions for SHA-256"))
  func bothWaysAgree() throws {
    let native = try #require(sha256_native()).pointee
    for count in 0...10 {
      var (one, other) = (sha256_initial, sha256_initial)
      native.absorb(&one, blocks, count)
      sha256_portable.absorb(&other, blocks, count)
      #expect(State(one) == State(other), "\(count) blocks")
    }
    for engine in [native, sha256_portable] {
      var (first, second) = (sha256_initial, sha256_initial)
      engine.absorb_both(&first, Array(blocks[64..<128]), &second, Array(blocks[128..<192]))
      for (both, start) in [(first, 64), (second, 128)] {
        var alone = sha256_initial
        sha256_portable.absorb(&alone, Array(blocks[start..<start + 64]), 1)
        #expect(State(both) == State(alone))
      }
    }
  }
}
