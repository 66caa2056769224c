package import Foundation

/// How a sandbox behaves.
package struct SandboxConfiguration: Sendable {
  /// The key that requests must carry.
  package var apiKey: String
  /// The account's limits, counted from the sandbox's start.
  package var rateLimits: RateLimits
  /// What goes wrong.
  package var faults: FaultScript
  /// Whether callers may order faults at `/sandbox/faults`.
  package var takesFaultOrders: Bool
  /// When accepted imports are carried out.
  package var importPace: ImportPace
  /// Whether imports are taken for completed as soon as they are read, unseen: a sink that costs
  /// little, to measure senders against.
  package var discardsImports: Bool
  /// Whether the bodies of imports are kept for a test to look at.
  package var keepsBodies: Bool
  /// The addresses of the callers that are let in; nil lets in all.
  package var allowedCallers: Set<String>?
  /// How the addresses of reports begin, without a `/` at the end; nil takes the host that a poll
  /// names.
  package var reportBase: String?
  /// What the time is.
  package var clock: @Sendable () -> Date
  /// Makes the unguessable part of the reports' addresses.
  package var makeToken: @Sendable () -> String

  /// A sandbox as tests mostly want it: no limits, no faults, imports in the background.
  package init(
    apiKey: String = "sandbox-key", rateLimits: RateLimits = .none, faults: FaultScript = .init(),
    takesFaultOrders: Bool = false, importPace: ImportPace = .background,
    discardsImports: Bool = false, keepsBodies: Bool = false,
    allowedCallers: Set<String>? = nil, reportBase: String? = nil,
    clock: @escaping @Sendable () -> Date = { Date() },
    makeToken: @escaping @Sendable () -> String = SandboxConfiguration.randomToken
  ) {
    self.apiKey = apiKey
    self.rateLimits = rateLimits
    self.faults = faults
    self.takesFaultOrders = takesFaultOrders
    self.importPace = importPace
    self.discardsImports = discardsImports
    self.keepsBodies = keepsBodies
    self.allowedCallers = allowedCallers
    self.reportBase = reportBase
    self.clock = clock
    self.makeToken = makeToken
  }

  /// 128 random bits in hexadecimal digits, from the system's generator.
  package static func randomToken() -> String {
    let bits = UInt128.random(in: .min ... .max)
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
