extension ScriptedServer.Step {
  /// A well-formed answer.
  static func answer(
    _ status: Int, _ body: String, type: String = "application/json",
    headers: [String: String] = [:]
  ) -> Self {
    let fields = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return Self(
      bytes: "HTTP/1.1 \(status) Whatever\r\ncontent-type: \(type)\r\n"
        + "content-length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
  }

  /// A refusal in the API's own form.
  static func refusal(
    _ status: Int, code: String, message: String, headers: [String: String] = [:]
  ) -> Self {
    answer(status, #"{"code":"\#(code)","message":"\#(message)"}"#, headers: headers)
  }

  /// What stands before Sendinblue answers thus.
  static func page(_ status: Int, headers: [String: String] = [:]) -> Self {
    answer(
      status, "<!DOCTYPE html><html><body>ada@example.com was here</body></html>",
      type: "text/html", headers: headers)
  }
}
