/// Something that goes wrong with one request.
package enum Fault: Sendable {
  /// It is answered with this, and has no effect.
  case respond(
    status: Int, body: String, contentType: String = "application/json",
    headers: [String: String] = [:])
  /// It takes effect, and is answered with this all the same.
  case respondAfterHandling(
    status: Int, body: String, contentType: String = "application/json",
    headers: [String: String] = [:])
  /// It has no effect, and the connection is closed without an answer.
  case dropBeforeHandling
  /// It takes effect, and the connection is closed without an answer.
  case dropAfterHandling
  /// It has no effect: the connection is reset (RST) when its head has come.
  case resetBeforeBody
  /// It takes effect, and the connection is reset (RST) without an answer.
  case resetAfterHandling
  /// It takes effect, and the connection is reset (RST) in the middle of its answer.
  case breakOff
  /// It has no effect, and is not answered for as long as the client waits.
  case hangBeforeHandling
  /// It takes effect, and is not answered for as long as the client waits.
  case hangAfterHandling
  /// It is handled when the gate opens.
  case delay(until: Gate)
  /// The import that it submits stays `in_process`.
  case processNeverEnds
  /// The import that it submits ends as `failed`.
  case processFails
}
