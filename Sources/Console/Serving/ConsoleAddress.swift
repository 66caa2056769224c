import NIOSSL
import Vault

/// Where a console is served, and how browsers are to call it.
package struct ConsoleAddress: Sendable {
  /// The address to listen at.
  let host: String
  /// The port; 0 takes a free one.
  package let port: Int
  /// The names by which browsers may call it, without ports; the first is that of links.
  let names: [String]
  /// What it is served over; nothing on the loopback interface.
  let tls: TLSConfiguration?

  /// This machine's own names for itself.
  private static let loopback = ["127.0.0.1", "localhost", "[::1]"]

  /// The loopback interface, which no other machine reaches.
  ///
  /// - Parameter port: The port; 0 takes a free one.
  package init(loopbackPort port: Int) {
    (host, self.port, names, tls) = ("127.0.0.1", port, Self.loopback, nil)
  }

  /// An interface that other machines reach, over TLS alone.
  ///
  /// - Parameters:
  ///   - host: The address to listen at.
  ///   - port: The port; 0 takes a free one.
  ///   - name: The name by which browsers call it, which its certificate is for.
  ///   - certificate: The file of its certificate and those above it, in PEM.
  ///   - privateKey: The file of the certificate's key, in PEM, which nobody else may read.
  /// - Throws: `VaultError` where others may read the key, `NIOSSLError` where a file is none of these, or they do not
  ///   belong together.
  package init(
    host: String, port: Int, name: String, certificate: String, privateKey: String
  ) throws {
    try FilePermissions.requirePrivate(privateKey)
    let chain = try NIOSSLCertificate.fromPEMFile(certificate)
    let tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: privateKey, format: .pem)))
    // Before anything is served: the two may not belong together.
    _ = try NIOSSLContext(configuration: tls)
    self.tls = tls
    (self.host, self.port, names) = (host, port, [name.lowercased()])
  }

  /// The beginning of every address of the console.
  ///
  /// - Parameter port: The port that is served.
  /// - Returns: Scheme, name and port.
  func base(port: Int) -> String {
    "\(tls == nil ? "http" : "https")://\(names[0]):\(port)"
  }
}
