import Foundation
import ProfileDatabases

/// The most memory that this process has held so far.
enum PeakMemory {
  /// In bytes, as Linux counts it.
  static func bytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let line, let kibibytes = Int(line.filter(\.isNumber)) else {
      throw Program.Failure(description: "no VmHWM in /proc/self/status")
    }
    return kibibytes * 1024
  }
}
