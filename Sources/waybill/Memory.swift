import Glibc

/// What the program settles with the C library about memory.
enum Memory {
  /// What is larger goes back to the system as soon as it is let go of: tables of a survey, bodies of
  /// requests, and manifests.
  private static let largeBlock: CInt = 1 << 20

  /// Keeps an export from holding what its survey took.
  ///
  /// The C library otherwise raises the length of what it gives back to the greatest that it has seen
  /// go, and holds the next ones for each thread. A library without the setting leaves it at that.
  static func giveLargeBlocksBack() {
    // Swift's module of the C library leaves <malloc.h> out, where these are.
    typealias Setting = @convention(c) (_ parameter: CInt, _ value: CInt) -> CInt
    let mmapThreshold: CInt = -3
    guard let symbol = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(symbol, to: Setting.self)(mmapThreshold, largeBlock)
  }
}
