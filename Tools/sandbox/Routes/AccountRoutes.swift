import Hummingbird
import NIOCore

/// `GET /account`, which is always the same.
struct AccountRoutes {
  private static let account = """
    {"organization_id":"5f0c0ffee0c0ffee0c0ffee0","user_id":1,"enterprise":false,
    "companyName":"Sandbox Ltd","email":"owner@sandbox.example","firstName":"Sandy",
    "lastName":"Box",
    "address":{"street":"1 Trial Road","city":"London","zipCode":"N1 9GU","country":"GB"},
    "dateTimePreferences":{"timezone":"Etc/UTC","timeFormat":"24","dateFormat":"dd-mm-yyyy"},
    "plan":[{"type":"free","credits":300,"creditsType":"sendLimit"}],
    "planVerticals":[{"planCategory":"Marketing","planType":"free","name":"Free",
    "status":"active","credits":"300"}],
    "relay":{"enabled":false},"marketingAutomation":{"enabled":false}}
    """

  func add(to group: RouterGroup<SandboxContext>) {
    group.get("account") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: Self.account)))
    }
  }
}
