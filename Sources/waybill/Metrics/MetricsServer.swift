import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Serves metrics to this machine alone.
struct MetricsServer: Service {
  /// The port; 0 takes a free one.
  let port: Int
  /// What is served.
  let metrics: LedgerMetrics
  /// Where it is logged which port is served.
  let logger: Logger

  private static let host = "127.0.0.1"

  @concurrent func run() async throws {
    do {
      try await application.run()
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw CommandError.portUnavailable(
        port, host: "127.0.0.1", options: "--metrics-port or WAYBILL_METRICS_PORT",
        reason: String(describing: error))
    }
  }

  /// The application alone.
  var application: some ApplicationProtocol {
    Application(
      router: router,
      configuration: .init(address: .hostname(Self.host, port: port), serverName: nil),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? self.port
        logger.info("Serving metrics", metadata: ["url": "http://\(Self.host):\(port)/metrics"])
      },
      // What matters of a request is in the answer.
      logger: Logger(label: "waybill.metrics") { _ in SwiftLogNoOpLogHandler() })
  }

  private var router: Router<BasicRequestContext> {
    let router = Router()
    router.get("metrics") { _, _ in
      try await answer(type: MetricsText.contentType) {
        MetricsText(try await metrics.measure()).text
      }
    }
    router.get("healthz") { _, _ in
      try await answer(type: "text/plain; charset=utf-8") {
        try await metrics.check()
        return "ok\n"
      }
    }
    return router
  }

  /// An answer with a text, or the sentence that says why there is none.
  private func answer(
    type: String, _ text: () async throws -> String
  ) async throws -> Response {
    do {
      return Self.response(.ok, type, try await text())
    } catch {
      return Self.response(.serviceUnavailable, "text/plain; charset=utf-8", "\(error)\n")
    }
  }

  private static func response(
    _ status: HTTPResponse.Status, _ type: String, _ text: String
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
