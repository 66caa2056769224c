/// An instant of a clock that only tests turn.
struct Tick: InstantProtocol {
  var sinceStart: Duration

  func advanced(by duration: Duration) -> Tick { Tick(sinceStart: sinceStart + duration) }
  func duration(to other: Tick) -> Duration { other.sinceStart - sinceStart }
  static func < (one: Tick, other: Tick) -> Bool { one.sinceStart < other.sinceStart }
}
