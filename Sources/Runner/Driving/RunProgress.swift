/// How far a run is, for people who watch.
package struct RunProgress: Hashable, Sendable {
  /// What is being done.
  package enum Activity: Hashable, Sendable {
    /// Reading the sources once through.
    case surveying
    /// Filling a batch.
    case preparing
    /// Sending a batch.
    case sending
    /// Waiting for Sendinblue to import a batch.
    case importing
    /// Taking contacts off the list that left the segments.
    case removing
    /// Waiting before another attempt.
    case waiting(Duration)
  }

  /// What is being done.
  package var activity = Activity.surveying
  /// The rows that the survey has read.
  package var surveyed = 0
  /// The people to send to; nothing before the survey is done.
  package var recipients: Int?
  /// The people in batches that Sendinblue has imported.
  package var imported = 0
  /// The batches that Sendinblue has imported.
  package var batches = 0
}
