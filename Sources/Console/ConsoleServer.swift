package import Domain
import EventLog
package import Hummingbird
import HummingbirdTLS
package import Ledger
import Logging
import NIOCore
import Results
package import Vault
import Views

/// Serves pages over a ledger, for administrators and auditors.
///
/// It only reads, but for what asking records, which goes through the ledger like every command.
package struct ConsoleServer: Sendable {
  /// The ledger.
  let ledger: Ledger
  /// What signs in the name of whoever's console it is.
  let identity: Identity
  /// What draws pages.
  let press: Press
  /// Who is signed in.
  let desk: SignInDesk
  /// What was answered about persons.
  let inquiries: Inquiries
  /// What verifies the ledger.
  let verifier: Verifier
  /// Is told why a page could not be shown.
  let report: @Sendable (any Error) -> Void
  /// Waits between two looks at what somebody watches.
  let pause: @Sendable () async throws -> Void
  private let log: OpenedFile
  private let actor: Actor
  private let pastLooks: PastLooks
  private let pages: [any Page]
  private let address: ConsoleAddress
  /// How long a connection may be silent.
  private static let idle = TimeAmount.seconds(60)

  /// Prepares to serve.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - user: Whose console it is: it shows what they may read, as long as they may.
  ///   - identity: What signs in their name.
  ///   - address: Where it is served.
  ///   - report: Is told why a page could not be shown, where that is nothing that the reader did.
  ///   - pause: Waits between two looks at what somebody watches.
  package init(
    of ledger: Ledger, for user: User, signing identity: Identity,
    at address: ConsoleAddress = ConsoleAddress(loopbackPort: 0),
    reporting report: @escaping @Sendable (any Error) -> Void = { _ in },
    pausing pause: @escaping @Sendable () async throws -> Void = {
      try await Task.sleep(for: .milliseconds(500))
    }
  ) {
    self.ledger = ledger
    self.identity = identity
    self.address = address
    (self.report, self.pause) = (report, pause)
    log = OpenedFile(at: ledger.location.log)
    actor = .user(user.id)
    desk = SignInDesk(surroundings: ledger.surroundings)
    inquiries = Inquiries(surroundings: ledger.surroundings)
    pastLooks = PastLooks(of: ledger)
    verifier = Verifier(of: ledger)
    pages = ConsolePages.all(verifier)
    press = Press(pages: pages, origin: ledger.origin, who: user.name.text)
  }

  /// A new address that signs a browser in; it works once, within five minutes.
  ///
  /// - Parameter port: The port that is served.
  /// - Returns: The address.
  package func link(port: Int) async -> String {
    "\(address.base(port: port))/sign-in?token=\(await desk.token())"
  }

  /// Whether pages are served over TLS, and cookies never otherwise.
  var isSecure: Bool { address.tls != nil }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter onStart: Is told the port as soon as requests are answered.
  /// - Throws: The system's error, where the port cannot be had.
  package func run(onStart: @escaping @Sendable (Int) async -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await verifier.work() }
      try await application(onStart: onStart).run()
      group.cancelAll()
    }
  }

  /// The application alone, for tests; without ``run(onStart:)`` nothing is verified.
  ///
  /// - Parameter onStart: Is told the port as soon as requests are answered.
  /// - Returns: The application.
  /// - Throws: `NIOSSLError` where its certificate and key are of no use together.
  package func application(
    onStart: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws -> some ApplicationProtocol {
    Application(
      router: router,
      server: try address.tls.map {
        try .tls(.http1(configuration: .init(idleTimeout: Self.idle)), tlsConfiguration: $0)
      } ?? .http1(configuration: .init(idleTimeout: Self.idle)),
      configuration: .init(
        address: .hostname(address.host, port: address.port), serverName: nil),
      onServerRunning: { [port = address.port] in await onStart($0.localAddress?.port ?? port) },
      // Addresses name what a reader looked for: they are in no log.
      logger: Logger(label: "waybill.console") { _ in SwiftLogNoOpLogHandler() })
  }

  private var router: Router<ConsoleContext> {
    let router = Router(context: ConsoleContext.self)
    router.add(middleware: SafeHeaders())
    let errorPages = ErrorPages(press: press, report: report)
    router.add(middleware: errorPages)
    router.add(middleware: HostGuard(hosts: Set(address.names)))
    // What fails from here on is told to a reader who may be known.
    router.add(middleware: Recognition(desk: desk))
    router.add(middleware: errorPages)
    router.get("style.css") { _, _ in
      Self.file(PackageResources.style_css, "text/css; charset=utf-8")
    }
    router.get("script.js") { _, _ in
      Self.file(PackageResources.script_js, "text/javascript; charset=utf-8")
    }
    router.get("sign-in") { request, _ in try await signIn(request) }
    let inside = router.group().add(middleware: SignInGuard())
    inside.post("sign-out") { request, context in try await signOut(request, context) }
    inside.post("preferences") { request, context in try await keep(request, context) }
    for page in pages {
      inside.get(RouterPath(page.path)) { request, context in
        try await answer(page, request, context)
      }
    }
    inside.get("trail/:entry/proof") { request, context in try await proof(request, context) }
    inside.get("runs/:run/progress") { request, context in
      try await runProgress(request, context)
    }
    inside.post("person") { request, context in try await person(request, context) }
    inside.post("person/proof") { request, context in try await personProof(request, context) }
    inside.post("evidence") { request, context in try await evidence(request, context) }
    inside.post("integrity/verify") { request, context in try await verify(request, context) }
    inside.get("integrity/progress") { request, _ in try await verificationProgress(request) }
    return router
  }

  /// Answers with a page, or with the same for programs.
  private func answer(
    _ page: any Page, _ request: Request, _ context: ConsoleContext
  ) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    let asked = pageRequest(page, request, context)
    let look = try await look(for: page.right, at: page.looksBack ? asked.point() : nil)
    if let name = asked["format"] {
      guard let format = page.formats.first(where: { $0.rawValue == name }) else {
        throw ConsoleError.unusableFilter(name: "format")
      }
      let document = try await page.document(asked, look, in: Layout(format: format))
      return download(
        document, as: "\(page.files.name)-\(look.head).\(format.rawValue)",
        format == .csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8")
    }
    return press.page(
      try await page.content(asked, look), of: page, asked, look, for: browser)
  }

  /// The ledger as it is now, or as it was, and who looks, if they may look at such a thing.
  ///
  /// - Parameters:
  ///   - right: What is looked at.
  ///   - point: Where in the ledger's history; nothing for the present.
  /// - Returns: The look.
  /// - Throws: `ConsoleError.notPermitted`, `.ledgerReplaced`, or `.unusableFilter` where the history has no such
  ///   point.
  func look(for right: ReadingRight, at point: HistoryPoint? = nil) async throws -> Look {
    guard log.isThere else { throw ConsoleError.ledgerReplaced }
    let reader = Reader(actor, in: try await ledger.currentState())
    guard reader.mayRead(.audit), reader.mayRead(right) else {
      throw ConsoleError.notPermitted(right)
    }
    let past: PastLedger?
    do throws(LedgerError) {
      past = if let point { try await pastLooks.look(at: point) } else { nil }
    } catch .beforeBeginning, .notYet {
      throw ConsoleError.unusableFilter(name: "as-of")
    }
    return Look(
      ledger: ledger, reader: reader, head: try past?.position ?? ledger.log.head(), past: past)
  }

  /// What a page is asked.
  func pageRequest(
    _ page: any Page, _ request: Request, _ context: ConsoleContext
  ) -> PageRequest {
    let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
    let parameters = context.parameters.map { (String($0.key), String($0.value)) }
    return PageRequest(
      path: request.uri.path,
      parameters: Dictionary(parameters, uniquingKeysWith: { first, _ in first }),
      query: Dictionary(query, uniquingKeysWith: { first, _ in first }),
      texts: press.texts(of: page.files, in: request.language), time: request.shownTime)
  }
}
