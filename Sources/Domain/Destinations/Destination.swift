/// A saved export.
package struct Destination: Codable, Hashable, Sendable, Identifiable {
  /// Which destination it is.
  package let id: DestinationID
  /// The export, whole.
  package var settings: DestinationSettings
  /// What the list is called at Sendinblue.
  package var listName: String
  /// Who saved it first.
  package let owner: UserID
  /// Whether its connection was taken from it: it keeps all else and does not run.
  package var isDetached = false
  /// When it runs by itself.
  package var schedule = DestinationSchedule.withRefresh
  /// The instant of its own schedule up to which nothing is due any more.
  package var served: Timestamp?
  /// Whether its runs have been coming to what they should.
  package var condition = DestinationCondition.working
  /// How often its condition has changed, so that each change can be told apart.
  package var changes = 0
  /// The condition that was last told to whoever is notified.
  package var notified = DestinationCondition.working
  /// What it failed over last, while it has not been completed since.
  package var failure: Failure?
  /// How often in a row it failed or was refused in a refresh.
  package var failures = 0
  /// The completed run that the next is compared with; nothing where there is none.
  package var baseline: Baseline?
  /// Its last run that was completed; nothing where there is none.
  package var lastCompleted: RunID?
  /// The latest approval of a plan of it, while nothing has changed since and no run used it.
  package var approval: Approval?

  /// So many failures in a row in refreshes pause its schedule.
  package static let mostFailures = 3

  /// What a destination failed over.
  package struct Failure: Codable, Hashable, Sendable {
    /// The run; nothing where none came about.
    package let run: RunID?
    /// Why: the failure's stored name, or the rule's sentence.
    package let reason: String
    /// The rule that forbade it, where one did.
    package let rule: String?
  }

  /// What is on record of a destination's list since its last completed run.
  package struct Baseline: Codable, Hashable, Sendable {
    /// That run.
    package let run: RunID
    /// How many batches runs have put on record since that were not completed: what they carried
    /// may be on the list or not.
    package let batchesSince: Int

    /// States a baseline.
    package init(run: RunID, batchesSince: Int) {
      self.run = run
      self.batchesSince = batchesSince
    }
  }

  /// Describes a destination as it is first saved.
  init(id: DestinationID, settings: DestinationSettings, listName: String, owner: UserID) {
    self.id = id
    self.settings = settings
    self.listName = listName
    self.owner = owner
  }

  /// Whether its schedule counts, as far as it is up to the destination.
  package var runsBySchedule: Bool { !isDetached && condition != .paused && schedule != .off }

  /// Notes how a run ended, or that none came about.
  mutating func note(_ outcome: RefreshOutcome, because failure: Failure?, isScheduled: Bool) {
    switch outcome {
    case .completed, .completedWithWarnings:
      self.failure = nil
      failures = 0
      if condition == .failing { change(to: .working) }
    case .failed, .refused:
      self.failure = failure
      if isScheduled { failures = failures.saturatingSum(1) }
      if condition == .working { change(to: .failing) }
    case .cancelled, .underWay: break
    }
  }

  /// Changes the condition.
  mutating func change(to condition: DestinationCondition) {
    self.condition = condition
    changes = changes.saturatingSum(1)
  }
}

/// Whether a destination's runs come to what they should; stored by these names.
package enum DestinationCondition: String, Codable, CaseIterable, Sendable {
  /// Its last run was completed, or it had none. → failing
  case working
  /// Its last run failed or was refused. → working, paused
  case failing
  /// It failed so often in a row that its schedule waits for a person. → working, when a person
  /// sets its schedule
  case paused
}

/// What a destination exports, and where to.
package struct DestinationSettings: Codable, Hashable, Sendable {
  /// What people call it.
  package let name: DisplayName
  /// The connection it goes over.
  package let connection: ConnectionID
  /// Sendinblue's number for the list.
  package let list: Int64
  /// Which fields leave, and as what.
  package let matching: DataMatching
  /// The segments, in the order in which they are read.
  package let segments: [SegmentID]
  /// As stored: nothing rather than no, as records from before there was a choice have it.
  private let sendsOnlyChanges: Bool?
  /// Whether contacts that left the segments are taken off the list; nothing where they stay.
  package let mirror: Mirroring?

  /// Describes an export.
  package init(
    name: DisplayName, connection: ConnectionID, list: Int64, matching: DataMatching,
    segments: [SegmentID], onlyChanges: Bool = false, mirror: Mirroring? = nil
  ) {
    self.name = name
    self.connection = connection
    self.list = list
    self.matching = matching
    self.segments = segments
    sendsOnlyChanges = onlyChanges ? true : nil
    self.mirror = mirror
  }

  private enum CodingKeys: String, CodingKey {
    case name, connection, list, matching, segments, mirror
    case sendsOnlyChanges = "onlyChanges"
  }

  /// Whether only profiles leave that are new or differ from what the last completed run sent.
  package var onlyChanges: Bool { sendsOnlyChanges ?? false }

  /// Whether what the list holds because of it is remembered from run to run.
  package var keepsStanding: Bool { onlyChanges || mirror != nil }

  /// Whether a contact of one export is the same contact, with the same attributes, of the other.
  func fillsAlike(_ other: DestinationSettings) -> Bool {
    connection == other.connection && list == other.list && matching == other.matching
  }
}

/// How contacts that left the segments are taken off the list.
package struct Mirroring: Codable, Hashable, Sendable {
  /// The greatest share of the contacts it keeps on the list that one run may take off, in percent.
  package let removeAtMost: Int

  /// The shares that there are, in percent.
  package static let shares = 0...100

  /// What a person who asks for no other guard gets: one run takes off a tenth.
  package static let usual = Mirroring(removeAtMost: 10)

  /// States a guard.
  ///
  /// - Parameter removeAtMost: In percent; a destination is saved with one of `shares` alone.
  package init(removeAtMost: Int) {
    self.removeAtMost = removeAtMost
  }
}

/// What Sendinblue said of a list.
package enum ListAnswer: Codable, Hashable, Sendable {
  /// There is a list that contacts can be put on.
  case found(name: String)
  /// The list fills itself by a rule; contacts cannot be put on it.
  case dynamic(name: String)
  /// There is no such list.
  case missing
}
