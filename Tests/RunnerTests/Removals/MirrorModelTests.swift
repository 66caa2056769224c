import Domain
import Ledger
import Runner
import Sendinblue
import Testing

@Suite("A mirrored list, run after run", .tags(.slow))
struct MirrorModelTests {
  /// A plain list of who has to be on the list after each completed run.
  private struct Model {
    /// Whom we put on the list and did not take off.
    var ours: Set<String> = []
    /// Whom others put on it.
    var others: Set<String> = []

    /// What a completed run makes of it: whoever was ours and is in the segment no more goes, and
    /// nobody else does.
    mutating func complete(_ segment: Set<String>) {
      others.subtract(ours.subtracting(segment))
      ours = segment
    }

    var members: Set<String> { ours.union(others) }
  }

  @Test(
    "holds whom it has to, whatever fails and whoever else changes it",
    arguments: 1...12 as ClosedRange<UInt64>)
  func walk(_ seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    let mirror = try await MirrorStage()
    let people = (0..<500).map(MirrorStage.address)
    var model = Model()
    var members: [String] = []
    for _ in 0..<8 {
      // Others come and go between runs; some of them are known to us.
      for _ in 0..<below(6) {
        let other = below(2) == 0 ? people[below(people.count)] : "s\(below(9))@elsewhere.example"
        if below(3) == 0 {
          model.others.remove(other)
          members.removeAll { $0 == other }
        } else {
          model.others.insert(other)
          members.append(other)
        }
      }
      let share = below(101)
      let segment = Set(people.filter { _ in below(100) < share })
      var outcome: RunLauncher.Outcome?
      repeat {
        let gateway = ScriptedGateway(faults(&random))
        gateway.enlist(members)
        outcome =
          if case .ended(let run, .interrupted)? = outcome {
            try await mirror.resume(run, over: gateway)
          } else {
            try await mirror.run(segment.sorted(), over: gateway)
          }
        members = gateway.members
      } while !isCompleted(outcome)
      model.complete(segment)
      // Whom somebody else took off and who was to leave is gone either way.
      #expect(Set(members) == model.members)
      model.others.formIntersection(members)
    }
  }

  private func isCompleted(_ outcome: RunLauncher.Outcome?) -> Bool {
    guard case .ended(_, .completed)? = outcome else { return false }
    return true
  }

  /// Some calls fail, before or after they took effect, and some of these for good.
  private func faults(
    _ random: inout SplitMix64
  ) -> [ScriptedGateway.Call: [ScriptedGateway.Turn]] {
    var turns: [ScriptedGateway.Call: [ScriptedGateway.Turn]] = [:]
    let passing: [Failure] = [.serverFailed, .timedOut, .rateLimited, .unreachable, .keyRefused]
    for call in [ScriptedGateway.Call.contacts, .removeContacts, .importContacts] {
      turns[call] = (0..<4).map { _ in
        let error = passing[Int(random.next() % 5)].error(.removeContacts(list: 2))
        switch random.next() % 4 {
        case 0: return .fails(error)
        case 1 where call == .removeContacts && error.outcomeIsUnknown: return .loses(error)
        default: return .asUsual
        }
      }
    }
    return turns
  }
}
