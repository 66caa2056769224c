/// What a cosigner puts below a checkpoint: when it saw it, and its signature over both (C2SP
/// tlog-cosignature).
struct Cosignature {
  /// Seconds since 1970; at most 2^63 − 1.
  let time: UInt64
  /// The 64 bytes of an Ed25519 signature.
  let signature: [UInt8]

  init(time: UInt64, signature: [UInt8]) {
    self.time = time
    self.signature = signature
  }

  /// Reads the time, eight bytes and the highest first, and the signature.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 8 + 64 else { return nil }
    time = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    signature = Array(bytes.dropFirst(8))
    guard time <= Decimal.largest else { return nil }
  }

  var bytes: [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> UInt64($0 * 8)) } + signature
  }

  /// What is signed: its first line keeps it from being taken for a log's own signature.
  static func message(_ text: String, time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }
}
