/// What becomes of an import that was accepted.
package enum ImportFate: Sendable {
  /// It completes.
  case completes
  /// It stays `in_process`, and those behind it `queued`, as when imports get stuck.
  case neverEnds
  /// It ends as `failed`, having imported nothing.
  case fails
}
