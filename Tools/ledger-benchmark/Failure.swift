import Glibc

/// What the benchmark could not do.
struct Failure: Error, CustomStringConvertible {
  let description: String

  /// Says what came otherwise than it should.
  init(_ description: String) { self.description = description }

  /// Says what the system did not do, and why.
  init(doing what: String) {
    description = "Could not \(what): \(String(cString: strerror(errno)))."
  }
}
