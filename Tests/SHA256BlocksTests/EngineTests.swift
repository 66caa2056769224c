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
  private let data = (0..<1024).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 >> 3) }

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

  @Test(.enabled(if: sha256_wide() != nil, "this processor has no vectors of 512 bits"))
  func hashingSideBySideGivesTheSame() throws {
    let wide = try #require(sha256_wide()).pointee
    for width in 0...54 {
      let hashes = (0..<16).map { prefixed(0, data[$0 * width..<($0 + 1) * width]) }
      #expect(room(16 * 32) { wide.leaves(data, width, $0) } == hashes.flatMap { $0 })
    }
    let hashes = (0..<16).map { prefixed(1, data[$0 * 64..<($0 + 1) * 64]) }
    #expect(room(16 * 32) { wide.nodes(data, $0) } == hashes.flatMap { $0 })
  }

  @Test(.enabled(if: sha256_wide() != nil, "this processor has no vectors of 512 bits"))
  func codesMadeSideBySideAreTheSame() throws {
    let wide = try #require(sha256_wide()).pointee
    var (inner, outer) = (sha256_initial, sha256_initial)
    sha256_absorb(&inner, blocks, 1)
    sha256_absorb(&outer, Array(blocks[64...]), 1)
    for lengths in [Array(0...15), Array(40...55), [UInt32](repeating: 20, count: 16)] {
      // They need not begin where the bytes do.
      let ends = lengths.reduce(into: [3]) { $0.append(($0.last ?? 0) + $1) }
      let together = room(16 * 16) {
        #expect(wide.hmacs(&inner, &outer, data, ends[0], Array(ends[1...]), $0) != 0)
      }
      let alone = (0..<16).flatMap { place in
        let message = Array(data[Int(ends[place])..<Int(ends[place + 1])])
        return room(16) { sha256_hmacs(&inner, &outer, message, [lengths[place]], 1, $0) }
      }
      #expect(together == alone)
    }
    let long = (0..<16).map { UInt32($0) + 56 }
    let untouched = room(16 * 16) {
      #expect(wide.hmacs(&inner, &outer, data, 0, long, $0) == 0)
    }
    #expect(untouched == [UInt8](repeating: 0xA5, count: 16 * 16))
  }

  private func prefixed(_ prefix: UInt8, _ data: ArraySlice<UInt8>) -> [UInt8] {
    let data = Array(data)
    return room(32) { sha256_prefixed(prefix, data, data.count, $0) }
  }

  private func room(_ length: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
    Array(unsafeUninitializedCapacity: length) { bytes, count in
      bytes.initialize(repeating: 0xA5)
      bytes.baseAddress.map(fill)
      count = length
    }
  }
}
