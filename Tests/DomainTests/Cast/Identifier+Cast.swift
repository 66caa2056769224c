import Domain

extension Identifier {
  /// The same identity for the same number, so that specifications can be read.
  static func numbered(_ number: UInt64) -> Self {
    Self(UUIDv7(milliseconds: 1_767_225_600_000, random: (0, number)))
  }
}

extension UserID {
  /// The first administrator.
  static var ada: Self { .numbered(1) }
  /// A second administrator.
  static var bea: Self { .numbered(2) }
  /// A contributor.
  static var carl: Self { .numbered(3) }
  /// A viewer.
  static var vera: Self { .numbered(4) }
  /// An auditor.
  static var otto: Self { .numbered(5) }
  /// A contributor who was deactivated.
  static var gone: Self { .numbered(6) }
  /// Nobody.
  static var nobody: Self { .numbered(99) }
}

extension ConnectionID {
  static var brevo: Self { .numbered(11) }
  static var other: Self { .numbered(12) }
  static var missing: Self { .numbered(19) }
}

extension SegmentID {
  static var customers: Self { .numbered(21) }
  static var prospects: Self { .numbered(22) }
  static var missing: Self { .numbered(29) }
}

extension DestinationID {
  static var newsletter: Self { .numbered(31) }
  static var birthday: Self { .numbered(32) }
  static var missing: Self { .numbered(39) }
}

extension RunID {
  static var first: Self { .numbered(41) }
  static var second: Self { .numbered(42) }
  static var missing: Self { .numbered(49) }
}

extension RefreshID {
  static var morning: Self { .numbered(51) }
  static var evening: Self { .numbered(52) }
  static var missing: Self { .numbered(59) }
}
