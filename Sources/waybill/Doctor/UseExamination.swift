import Domain
import EventLog
import Ledger
import Profiles
import Results
import Runner
import Sendinblue
import Vault
import Views

/// Looks at connections and destinations: what they need here, and what Sendinblue says of them.
struct UseExamination: Sendable {
  private let state: State
  private let log: EventLog
  private let keys: KeyExamination
  private let reader: User
  private let surroundings: Surroundings
  private let isOnline: Bool

  /// Prepares an examination.
  ///
  /// - Parameters:
  ///   - state: The configuration.
  ///   - log: The log, which tells since when a key is in use.
  ///   - keys: The vault's keys.
  ///   - reader: Who asks: over a connection that they may not use, nothing is asked.
  ///   - surroundings: The clock.
  ///   - isOnline: Whether Sendinblue may be asked.
  init(
    of state: State, log: EventLog, keys: KeyExamination, reader: User, surroundings: Surroundings,
    isOnline: Bool
  ) {
    self.state = state
    self.log = log
    self.keys = keys
    self.reader = reader
    self.surroundings = surroundings
    self.isOnline = isOnline
  }

  /// Looks; all connections are asked over at once.
  ///
  /// - Returns: What was found, and what Sendinblue's clock showed.
  /// - Throws: What closing network connections throws.
  func look() async throws -> (findings: [Finding], clocks: [ServerClock]) {
    let connections = state.connections.values.sorted { $0.id < $1.id }
    let said = try await withThrowingTaskGroup(
      of: (ConnectionID, ProbeAnswers).self, returning: [ConnectionID: ProbeAnswers].self
    ) { group in
      for connection in connections {
        group.addTask { (connection.id, try await answers(over: connection)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let known = ReadingRight.connections.isHeld(by: reader.role) ? connections : []
    let approvals = ApprovalStanding(of: state)
    let destinations = state.destinations.values.sorted { $0.id < $1.id }.map { destination in
      DestinationState(
        of: destination, sources: sources(of: destination),
        answers: said[destination.settings.connection] ?? ProbeAnswers(),
        isConnectionKnown: mayKnow(destination.settings.connection)
      ).findings + [approvals.finding(of: destination)].compactMap(\.self)
    }
    return (
      known.flatMap {
        facts(of: $0, said[$0.id] ?? ProbeAnswers()).findings
          + [approvals.finding(of: $0)].compactMap(\.self)
      } + destinations.flatMap(\.self),
      said.values.compactMap(\.clock)
    )
  }

  private func mayKnow(_ id: ConnectionID) -> Bool {
    guard let connection = state.connections[id] else { return true }
    return ReadingRight.connections.isHeld(by: reader.role)
      || connection.isShared && connection.isSaved
  }

  private func answers(over connection: Connection) async throws -> ProbeAnswers {
    guard ReadingRight.connections.isHeld(by: reader.role) || connection.isUsable(by: reader) else {
      return ProbeAnswers(gap: "It is for those to see who may use its connection.")
    }
    guard isOnline else { return ProbeAnswers(gap: .offline) }
    guard let key = keys.apiKey(of: connection).key else {
      return ProbeAnswers(gap: "Sendinblue cannot be asked without the connection's API key.")
    }
    let users = state.destinations.values.filter {
      $0.settings.connection == connection.id && !$0.isDetached
    }
    return try await SendinblueProbe(
      key: key, baseURL: connection.baseURL, lists: Set(users.map(\.settings.list)).sorted(),
      wantsAttributes: users.contains { !$0.settings.matching.attributes.isEmpty },
      surroundings: surroundings
    ).run()
  }

  private func facts(of connection: Connection, _ answers: ProbeAnswers) -> ConnectionFacts {
    ConnectionFacts(
      of: connection, consent: CurrentConsent.text(like: connection.consent?.text).name,
      exportUser: connection.exportUser.flatMap { state.users[$0] },
      key: keys.apiKey(of: connection).state, keySince: keySince(of: connection),
      now: surroundings.now, answers: answers)
  }

  /// When the log last had a key for the connection; nothing where it cannot be asked, which its
  /// own line tells of.
  private func keySince(of connection: Connection) -> Timestamp? {
    let kinds: [ConnectionEvent.Kind] = [.established, .apiKeyRotated]
    let filter = LogFilter(
      types: kinds.map { .exactly(RecordType.event(name: $0.rawValue).description) },
      subject: Subject.connection(connection.id).text)
    do throws(EventLogError) {
      let last = try log.entries(matching: filter, limit: 1, newestFirst: true).first
      return try last.flatMap { entry throws(EventLogError) in Timestamp(try Envelope(entry).time) }
    } catch {
      return nil
    }
  }

  private func sources(of destination: Destination) -> [DestinationState.Source] {
    destination.settings.segments.map { id in
      guard let segment = state.segments[id] else { return .init(nil, nil) }
      do throws(SourceError) {
        let fields = try SourceHeader.read(
          segment.source.rows(key: surroundings.randomKey)
        ).columnNames
        return .init(segment, .readable(fields: fields))
      } catch {
        return .init(segment, .unreadable(reason: error.description))
      }
    }
  }
}
