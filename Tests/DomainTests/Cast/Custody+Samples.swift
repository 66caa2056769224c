import Domain

extension ManifestPurge {
  /// Two runs' manifests.
  static let lastYears = ManifestPurge(
    before: Timestamp(milliseconds: 1_767_225_600_000), runs: 2, batches: 13)
  /// Nobody's.
  static let ofNothing = ManifestPurge(before: Timestamp(milliseconds: 0), runs: 0, batches: 0)
}

extension Evidence {
  /// Of a run.
  static let ofFirst = Evidence(
    scope: .init(run: .first), size: 40, entries: 17, digest: .repeating(3))
  /// Of everything.
  static let ofAllTime = Evidence(
    scope: .init(), size: 40, entries: 40, digest: .repeating(4))
  /// Of an hour.
  static let ofAnHour = Evidence(
    scope: .init(
      since: Timestamp(milliseconds: 1_767_225_600_000),
      until: Timestamp(milliseconds: 1_767_229_200_000)),
    size: 40, entries: 9, digest: .repeating(5))
}

extension LogGap {
  /// Three entries of ten.
  static let ofThree = LogGap(
    restored: .init(size: 7, root: SHA256Digest(bytes: repeatElement(7, count: 32))),
    known: .init(size: 10, root: SHA256Digest(bytes: repeatElement(10, count: 32))))
  /// None.
  static let ofNothing = LogGap(restored: ofThree.known, known: ofThree.restored)
}
