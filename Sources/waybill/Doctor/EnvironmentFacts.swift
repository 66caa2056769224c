import Sendinblue

/// What the environment says to a program that talks to Sendinblue.
package struct EnvironmentFacts: Sendable {
  private static let proxies = [
    "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY",
  ]

  private let variables: [String: String]

  /// States the facts.
  ///
  /// - Parameter variables: The process's variables.
  package init(_ variables: [String: String]) {
    self.variables = variables.filter { !$0.value.isEmpty }
  }

  /// What that comes to; no value is repeated, as one may hold a password.
  package var findings: [Finding] {
    let findings = (address.map { [$0] } ?? []) + proxy
    return findings.isEmpty
      ? [Finding(.environment, "waybill", .pass, "No variable leads elsewhere.")] : findings
  }

  private var address: Finding? {
    guard let text = variables["BREVO_API_URL"] else { return nil }
    do throws(SendinblueError) {
      if try BaseURL(text) == .production { return nil }
      return Finding(
        .environment, "BREVO_API_URL", .warn,
        "Connections that are created here do not go to Sendinblue's own address.",
        advice: "Unset it where that is not meant; existing connections keep their address.")
    } catch {
      return Finding(.environment, "BREVO_API_URL", .warn, error.description)
    }
  }

  private var proxy: [Finding] {
    Self.proxies.filter { variables[$0] != nil }.map { name in
      Finding(
        .environment, name, .warn, "It names a proxy, and waybill uses none: it calls directly.",
        advice: "Let this machine reach Sendinblue directly.")
    }
  }
}
