import Glibc
import Transparency

/// What the machine itself takes for what everything else is made of.
enum Probes {
  /// Writes a page and has it synced, so many times.
  ///
  /// - Parameters:
  ///   - count: How often.
  ///   - path: A file that is not there yet; it is gone afterwards.
  /// - Returns: How long that took.
  /// - Throws: `Failure` where the file cannot be written.
  static func fsync(_ count: Int, at path: String) async throws -> Measurement {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(doing: "create \(path)") }
    defer {
      close(descriptor)
      unlink(path)
    }
    let page = [UInt8](repeating: 7, count: 4096)
    return try await Measurement("write and fsync 4 KiB, \(count) times") {
      for _ in 0..<count {
        guard write(descriptor, page, page.count) == page.count, Glibc.fsync(descriptor) == 0
        else { throw Failure(doing: "write \(path)") }
      }
    }
  }

  /// Hashes leaves on one processor.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - length: How long each is, in bytes.
  /// - Returns: How long that took.
  /// - Throws: `Failure` where SHA-256 is broken.
  static func leaves(_ count: Int, of length: Int) async throws -> Measurement {
    let leaf = [UInt8](repeating: 7, count: length)
    return try await Measurement("SHA-256 of \(count) leaves of \(length) bytes, one processor") {
      var seen: UInt8 = 0
      leaf.withUnsafeBytes { bytes in
        for _ in 0..<count { TreeHash(leaf: bytes).withUnsafeBytes { seen ^= $0[0] } }
      }
      // Whatever nobody looks at need not be computed.
      if seen == 1 && count.isMultiple(of: 2) { throw Failure("SHA-256 is broken.") }
    }
  }
}

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
