import Domain
import Testing

/// Every rule has a name of its own, a specification that sets it off, and a sentence.
struct RefusalTests {
  /// Every refusal that a specification expects.
  static let refusals: [Refusal] = {
    let commands =
      UserTests.specifications + ConnectionTests.specifications + SegmentTests.specifications
      + DestinationTests.specifications + DestinationSettingsTests.specifications
      + RunCommandTests.specifications + AuthorityTests.specifications
      + DetachingTests.specifications + ScheduleTests.specifications
      + RefreshTests.specifications + RefreshRunTests.specifications
      + ScheduleActorTests.specifications + NotificationTests.specifications
      + PlanTests.specifications + ApprovalTests.specifications
    let ofCommands = commands.compactMap { specification -> Refusal? in
      guard case .refused(let refusal) = specification.outcome else { return nil }
      return refusal
    }
    let reports =
      RunFiguresReportTests.specifications + SettledPointTests.profileLimits + PlanTests.reports
      + RemovalTests.specifications
    let ofReports = reports.compactMap { specification -> Refusal? in
      guard case .refused(let refusal, _) = specification.outcome else { return nil }
      return refusal
    }
    let ofCredentials = CredentialTests.specifications.compactMap(\.refusal)
    return Array(Set(ofCommands + ofReports + ofCredentials))
  }()

  @Test(arguments: RuleName.allCases)
  func `Every rule has a specification`(_ rule: RuleName) {
    #expect(Self.refusals.contains { RuleName($0) == rule })
  }

  @Test(arguments: refusals)
  func `A rule's stored name never changes`(_ refusal: Refusal) {
    #expect(refusal.rule == RuleName(refusal).rawValue)
  }

  @Test
  func `Rule names are unique and spelt alike`() {
    let names = RuleName.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }, "\(name)")
    }
  }

  @Test(arguments: refusals)
  func `A refusal is a sentence`(_ refusal: Refusal) {
    let sentence = refusal.description
    #expect(sentence.hasSuffix("."))
    #expect(sentence.first?.isUppercase == true || sentence.hasPrefix("“"))
    #expect(sentence.count > 20)
    #expect(!sentence.contains("Optional("))
    #expect(!sentence.contains("\n"))
    #expect(!sentence.contains("  "))
  }

  @Test
  func `Different rules say different things`() {
    let first = Dictionary(grouping: Self.refusals, by: \.description)
    for (sentence, refusals) in first {
      #expect(Set(refusals.map(\.rule)).count == 1, "\(sentence)")
    }
  }

  @Test(arguments: refusals)
  func `A refusal is recorded with its rule and its sentence`(_ refusal: Refusal) {
    let refused = CommandRefused(
      refusing: .run(.cancel(.init(run: .first))), because: refusal)
    #expect(refused.rule == refusal.rule)
    #expect(refused.reason == refusal.description)
    #expect(refused.run == nil)
    #expect(Event.commandRefused(refused).subject == .run(.first))
  }
}
