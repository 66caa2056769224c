import Domain
import EventLog
import Hummingbird
import Ledger
import Results
import Views

/// Answers a request that failed with a page that says so, and never with where something is or whose data
/// it is.
struct ErrorPages: RouterMiddleware {
  /// What draws pages.
  let press: Press
  /// Is told why a page could not be shown, where that is nothing that the reader did.
  let report: @Sendable (any Error) -> Void

  @concurrent func handle(
    _ request: Request, context: ConsoleContext,
    next: @concurrent (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let failure = Failure(error)
      if failure.status.code >= 500 { report(error) }
      return press.page(of: failure, for: request, context)
    }
  }
}

/// What a page says of an error.
struct Failure {
  /// The status of the answer (RFC 9110, 15).
  let status: HTTPResponse.Status
  /// The name of the texts that say what happened.
  let text: String
  /// What goes into their places.
  let values: KeyValuePairs<String, String>

  /// Reads an error.
  init(_ error: any Error) {
    switch error {
    case let error as ConsoleError: self.init(error)
    case let error as HTTPError where error.status == .notFound: self.init(.notFound)
    case let error as HTTPError: self.init(error.status, "error-request")
    case let refusal as Refusal:
      self.init(.forbidden, "error-refused", ["reason": refusal.description.visible])
    // What went wrong names files and entries; whoever runs the console reads it there.
    default: self.init(.serviceUnavailable, "error-ledger")
    }
  }

  private init(_ error: ConsoleError) {
    switch error {
    case .notFound: self.init(.notFound, "error-not-found")
    case .unusableFilter(let name): self.init(.badRequest, "error-filter", ["name": name])
    case .ledgerReplaced: self.init(.serviceUnavailable, "error-replaced")
    case .notPermitted(let right):
      self.init(.forbidden, "error-permission", ["what": right.title])
    case .signInNeeded: self.init(.unauthorized, "error-sign-in")
    case .linkUsed: self.init(.forbidden, "error-link")
    case .foreignForm: self.init(.forbidden, "error-form")
    case .foreignHost: self.init(.misdirectedRequest, "error-host")
    }
  }

  private init(
    _ status: HTTPResponse.Status, _ text: String, _ values: KeyValuePairs<String, String> = [:]
  ) {
    (self.status, self.text, self.values) = (status, text, values)
  }
}
