import Foundation
import HostileInput

/// What libFuzzer calls with one input after the other.
private typealias Trial = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's own loop, which its header declares for programs that have a `main` of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ trial: Trial
) -> CInt

/// Gives the reader that `WAYBILL_READER` names what libFuzzer makes up; its arguments are libFuzzer's.
@main enum Fuzzer {
  private static let reader: HostileReader = {
    let name = ProcessInfo.processInfo.environment["WAYBILL_READER"]
    guard let reader = HostileReader.all.first(where: { $0.name == name }) else {
      print("WAYBILL_READER names none of: \(HostileReader.all.map(\.name).joined(separator: " "))")
      exit(64)
    }
    return reader
  }()

  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments, testOneInput))
  }

  /// A promise that is broken ends the program, as a crash does: libFuzzer then keeps the input.
  fileprivate static func check(_ bytes: [UInt8]) {
    do throws(BrokenPromise) {
      _ = try reader.read(bytes)
    } catch {
      fatalError("\(reader.name): it does not hold that \(error)")
    }
  }
}

/// The one trial, by the name that libFuzzer's library refers to.
/// - Parameters:
///   - start: the input.
///   - count: how many bytes it has.
/// - Returns: 0: taken or refused, every input is one to go on from.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzzer.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
