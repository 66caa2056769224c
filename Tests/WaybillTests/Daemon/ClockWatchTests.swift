import Domain
import Testing
import waybill

@Suite struct ClockWatchTests {
  @Test(
    arguments: [
      (60_000, 60_000, nil), (60_900, 60_000, nil), (56_000, 60_000, nil),
      (3_660_000, 60_000, 3_600_000), (-3_540_000, 60_000, -3_600_000),
    ] as [(Int64, Int64, Int64?)])
  func jumps(wall: Int64, steady: Int64, expected: Int64?) {
    let begin = ContinuousClock.now
    var watch = ClockWatch()
    let first = watch.jump(wall: Timestamp(milliseconds: 1_000_000), steady: begin)
    #expect(first == nil)
    let second = watch.jump(
      wall: Timestamp(milliseconds: 1_000_000 + wall), steady: begin + .milliseconds(steady))
    #expect(second == expected)
    // It is noticed once.
    let third = watch.jump(
      wall: Timestamp(milliseconds: 1_000_000 + wall + 5),
      steady: begin + .milliseconds(steady + 5))
    #expect(third == nil)
  }
}
