/// Something that goes wrong with one request.
package enum Fault: Sendable {
  /// It is answered with this, and has no effect.
  case respond(status: Int, body: String, contentType: String = "application/json")
  /// It has no effect, and the connection is closed without an answer.
  case dropBeforeHandling
  /// It takes effect, and the connection is closed without an answer.
  case dropAfterHandling
  /// It is handled when the gate opens.
  case delay(until: Gate)
  /// The import that it submits stays `in_process`.
  case processNeverEnds
  /// The import that it submits ends as `failed`.
  case processFails
}
