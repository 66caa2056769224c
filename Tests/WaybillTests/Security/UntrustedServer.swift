import Foundation
import Glibc
import Testing

/// A TLS server that vouches for itself, and for nobody else (`openssl s_server`).
///
/// Its certificate is right in all but who signed it, and whoever takes that signer for an authority
/// reaches it.
struct UntrustedServer {
  private static let openssl = "/usr/bin/openssl"

  /// Its port on the loopback interface.
  let port: Int
  private let place: Workplace
  private let process: Process
  private let input = Pipe()
  private let output: Pipe

  /// Starts it.
  ///
  /// - Parameter place: Where its files go.
  /// - Throws: Where OpenSSL is missing, or does not do what it is asked.
  init(in place: Workplace) async throws {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.openssl),
      "there is no \(Self.openssl): run `apt-get install openssl`")
    self.place = place
    let made = try await place.run(
      Self.openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
      ])
    try #require(made.status == 0, "\(made.messages)")
    (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: Self.openssl)
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-cert", "certificate.pem", "-key", "key.pem",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: place.home)
    // It ends with its input.
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains(/ACCEPT .*:[0-9]+\n/) {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "no server: \(text)")
      text += String(decoding: more, as: UTF8.self)
    }
    port = try #require(text.firstMatch(of: /ACCEPT .*:([0-9]+)\n/).flatMap { Int($0.output.1) })
  }

  /// What is said of its certificate where that counts as an authority's.
  func trustedVerdict() async throws -> String {
    try await place.run(
      Self.openssl,
      [
        "s_client", "-connect", "localhost:\(port)", "-CAfile", "certificate.pem",
        "-verify_hostname", "localhost",
      ]
    ).output
  }

  /// Stops it.
  ///
  /// - Returns: What it was sent, decrypted.
  func stop() throws -> String {
    // It may have been started with the signals blocked that a thread of ours blocks.
    kill(process.processIdentifier, SIGKILL)
    let sent = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: sent, as: UTF8.self)
  }
}
