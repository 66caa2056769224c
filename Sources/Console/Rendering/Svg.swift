/// Numbers in drawings.
enum Svg {
  /// A coordinate with as many digits as a screen can show.
  static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
