/// When accepted imports are carried out, one after the other.
package enum ImportPace: Sendable {
  /// By a worker in the background, as soon as they come. What a poll then sees depends on timing.
  case background
  /// By the polls themselves, so that a test knows what each will see: the import at the head of
  /// the queue is seen `queued`, then `in_process` so many times, and is carried out within the
  /// poll that follows.
  case onPolls(queued: Int, inProcess: Int)
}
