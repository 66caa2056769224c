import Domain
import Foundation
import Ledger
import Synchronization

/// The crashing runner, in a process of its own.
final class RunnerProcess: Sendable {
  /// How a process ended.
  enum End: Equatable {
    case exited(Int32)
    case killed(Int32)
  }

  private let process: Mutex<Process>
  private let output: FileHandle
  private let ends: AsyncStream<End>

  /// Starts the runner over a stage's ledger.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - order: `start` and a destination, or `resume` and a run.
  ///   - bodyLimit: The longest body of a batch.
  ///   - point: The moment at which it kills itself.
  ///   - answerLimit: How long one of its requests waits, in milliseconds.
  /// - Throws: The system's error where it cannot be started.
  init(
    _ stage: Stage, _ order: (String, String), bodyLimit: Int, point: String,
    answerLimit: Int = 60_000
  ) throws {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = [
      stage.scratch.location.directory, stage.scratch.location.masterKey ?? "",
      stage.scratch.location.signingKey ?? "", "Ada", order.0, order.1, String(bodyLimit), point,
      String(answerLimit),
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    let (ends, announcement) = AsyncStream.makeStream(of: End.self)
    process.terminationHandler = { process in
      announcement.yield(
        process.terminationReason == .uncaughtSignal
          ? .killed(process.terminationStatus) : .exited(process.terminationStatus))
      announcement.finish()
    }
    try process.run()
    output = pipe.fileHandleForReading
    self.ends = ends
    self.process = Mutex(process)
  }

  /// Kills the process from outside, as the system does when memory runs out.
  func kill() {
    process.withLock { _ = Foundation.kill($0.processIdentifier, SIGKILL) }
  }

  /// Waits until the process has ended.
  func end() async -> End? {
    await ends.first { _ in true }
  }

  /// The lines that it printed, once it has ended.
  func lines() throws -> [String] {
    let text = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }

  /// Beside the test bundle, where the build puts every executable.
  private static func executable() throws -> URL {
    let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
    for folder in [folder, folder.deletingLastPathComponent()] {
      let file = folder.appendingPathComponent("CrashingRunner")
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
