import ArgumentParser
import Foundation

/// Writes made-up customer profiles, the same ones for the same seed.
@main
struct ProfileGenerator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile-generator",
    abstract: "Write made-up customer profiles as CSV, the same ones for the same seed.",
    discussion: """
      EXAMPLE: profile-generator --count 1000000 --seed 1 --output profiles.csv

      About 1 in 100 rows repeats an earlier address, 7 in 1000 have a malformed one and 5 in 1000 \
      none. All addresses are in domains that RFC 2606 reserves.
      """)

  @Option(help: "How many profiles to write.")
  var count: Int

  @Option(help: "What the profiles are drawn from, any whole number from 0.")
  var seed: UInt64

  @Option(help: "The file to write, instead of standard output.")
  var output: String?

  func validate() throws {
    guard count >= 0 else { throw ValidationError("The count must not be negative.") }
  }

  func run() throws {
    let file = try openOutput()
    let rows = ProfileRows(seed: seed)
    let blockSize = 1 << 20
    var block: [UInt8] = []
    block.reserveCapacity(blockSize + 4096)
    rows.appendHeader(to: &block)
    for index in 0..<count {
      rows.appendRow(index, to: &block)
      if block.count >= blockSize {
        try file.write(contentsOf: block)
        block.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: block)
    try file.close()
  }

  private func openOutput() throws -> FileHandle {
    guard let output else { return .standardOutput }
    guard FileManager.default.createFile(atPath: output, contents: nil),
      let file = FileHandle(forWritingAtPath: output)
    else { throw ValidationError("\(output): cannot be written. Check the directory.") }
    return file
  }
}
