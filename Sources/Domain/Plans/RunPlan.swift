/// What a run is to be, agreed upon before it is ordered: nothing of it may drift.
///
/// It is made by rehearsing the run, and whoever orders the run hands it in. A run that is ordered
/// by a plan leaves only while everything that the plan names is still so. Two plans that are equal
/// are the same plan, whoever made them and whatever file they were kept in.
package struct RunPlan: Codable, Hashable, Sendable {
  /// The origin of the ledger that it was made in.
  package let ledger: String
  /// What is to be exported.
  package let destination: DestinationID
  /// The export, whole.
  package let settings: DestinationSettings
  /// What Sendinblue calls the list.
  package let listName: String
  /// Which of the accounts that its connection has opened receives the data, counted from 1: who
  /// may not know the account can still keep to it.
  package let account: Int
  /// The text under whose consent it leaves.
  package let consentText: ConsentText
  /// The segments and their sources, in the order in which they are read.
  package let segments: [RunOrder.Source]
  /// The destination's last completed run; nothing where there is none.
  package let lastCompleted: RunID?
  /// The completed run that it is compared with, where only changes leave or the list mirrors the
  /// segments.
  package let baseline: Destination.Baseline?
  /// What reading the sources once through showed.
  package let expected: Run.Plan
}

extension RunPlan {
  /// What a plan names and what can be otherwise when its run is ordered or begins.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    /// The destination's settings.
    case settings = "the destination's settings"
    /// What Sendinblue calls the list.
    case list = "the list's name"
    /// The account that the connection opens.
    case account = "the connection's account"
    /// The consent text.
    case consent = "the consent text"
    /// Where the segments are read from.
    case segments = "what its segments are read from"
    /// The destination's last completed run.
    case lastRun = "the destination's last run"
    /// The sources' bytes.
    case sources = "the sources' content"
    /// What sending comes to.
    case figures = "the figures"
    /// Who is taken off the list.
    case removals = "who leaves the list"
  }
}
