import ArgumentParser
import Glibc
import Transparency

/// Measures what the machine itself takes for what everything else is made of.
struct Probe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure what the machine takes for what everything else is made of.",
    subcommands: [Syncs.self, Leaves.self])

  /// Writes a page and has it synced, again and again.
  struct Syncs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write 4 KiB and fsync them, again and again.")

    @Option(help: "How often.") var count = 100
    @Argument(help: "A file that is not there yet; it is gone afterwards.") var path: String

    func run() async throws {
      let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw Failure(doing: "create \(path)") }
      defer {
        close(descriptor)
        unlink(path)
      }
      let page = [UInt8](repeating: 7, count: 4096)
      try await Timing(of: count) {
        for _ in 0..<count {
          guard write(descriptor, page, page.count) == page.count, fsync(descriptor) == 0
          else { throw Failure(doing: "write \(path)") }
        }
      }.report()
    }
  }

  /// Hashes leaves of a tree on one processor.
  struct Leaves: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hash leaves of a tree with SHA-256 on one processor.")

    @Option(help: "How many.") var count = 1_000_000
    @Option(help: "How long each is, in bytes.") var length = 900

    func run() async throws {
      let leaf = [UInt8](repeating: 7, count: length)
      var seen: UInt8 = 0
      try await Timing(of: count) {
        leaf.withUnsafeBytes { bytes in
          for _ in 0..<count { TreeHash(leaf: bytes).withUnsafeBytes { seen ^= $0[0] } }
        }
      }.report()
      // Whatever nobody looks at need not be computed.
      if seen == 1 && count.isMultiple(of: 2) { throw Failure("SHA-256 is broken.") }
    }
  }
}
