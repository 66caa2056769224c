import Hummingbird
import NIOCore

/// `/reports/{token}/{name}.csv`: the reports of imports, for whoever knows their address.
struct ReportRoutes {
  let account: SandboxAccount

  func add(to group: RouterGroup<SandboxContext>) {
    group.get(":token/:file") { _, context in
      let file = try context.parameter("file")
      let kind = ImportReports.Kind.allCases.first { "\($0.rawValue).csv" == file }
      guard let kind else { throw APIError.reportMissing }
      let report = try await account.report(kind, token: context.parameter("token"))
      return Response(
        status: .ok, headers: [.contentType: "text/csv; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(bytes: report)))
    }
  }
}
