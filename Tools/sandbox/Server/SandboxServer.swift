package import Hummingbird
import Logging
import NIOCore

/// An imitation of Sendinblue's API v3, over an account of its own.
package struct SandboxServer: Sendable {
  /// The account that it serves.
  package let account: SandboxAccount

  private let configuration: SandboxConfiguration

  package init(_ configuration: SandboxConfiguration = SandboxConfiguration()) {
    self.configuration = configuration
    account = SandboxAccount(configuration)
  }

  /// The application alone, for tests without sockets.
  ///
  /// Imports in the background are carried out only where ``run(host:port:onStart:)`` does.
  ///
  /// - Parameters:
  ///   - host: The address to listen at.
  ///   - port: The port; 0 takes a free one.
  ///   - onStart: Is told the port as soon as requests are answered.
  /// - Returns: The application.
  package func application(
    host: String = "127.0.0.1", port: Int = 0,
    onStart: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    var logger = Logger(label: "sendinblue-sandbox")
    // What the server logs at its end, cancelled as it is by a test, would only disturb; what
    // stops it is thrown.
    logger.logLevel = .critical
    return Application(
      router: router, configuration: .init(address: .hostname(host, port: port)),
      onServerRunning: { await onStart($0.localAddress?.port ?? port) }, logger: logger)
  }

  /// Serves until the task is cancelled, SIGINT or SIGTERM.
  ///
  /// - Parameters: As ``application(host:port:onStart:)``.
  /// - Throws: The system's error, where the port cannot be had.
  package func run(
    host: String = "127.0.0.1", port: Int = 0,
    onStart: @escaping @Sendable (Int) async -> Void = { _ in }
  ) async throws {
    let application = application(host: host, port: port, onStart: onStart)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await account.workOffImports() }
      try await application.runService()
      group.cancelAll()
    }
  }

  private var router: Router<SandboxContext> {
    let router = Router(context: SandboxContext.self)
    let counter = FaultCounter(configuration.faults)
    router.add(middleware: FaultMiddleware(counter: counter))
    router.add(middleware: RefusalMiddleware())
    if configuration.takesFaultOrders {
      FaultRoutes(counter: counter, account: account).add(to: router.group("sandbox"))
    }
    ReportRoutes(account: account).add(to: router.group("reports"))
    let api = router.group("v3")
      .add(
        middleware: KeyMiddleware(
          apiKey: configuration.apiKey, allowedCallers: configuration.allowedCallers)
      )
      .add(middleware: RateLimitMiddleware(configuration.rateLimits, clock: configuration.clock))
      .add(middleware: RefusalMiddleware())
    AccountRoutes().add(to: api)
    AttributeRoutes(account: account).add(to: api)
    ListRoutes(account: account).add(to: api)
    ContactRoutes(account: account).add(to: api)
    ImportRoutes(account: account, discardsImports: configuration.discardsImports).add(to: api)
    ProcessRoutes(account: account, reportBase: configuration.reportBase).add(to: api)
    return router
  }
}
