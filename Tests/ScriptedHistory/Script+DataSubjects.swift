import Domain

extension Script {
  /// A person asks what left of them, objects, and thinks better of it; another objects for good.
  package mutating func answerPeople() throws {
    try ask(.dataSubject(.lookUp(.init(pseudonym: Cast.person))), by: Cast.cleo)
    try ask(.dataSubject(.lookUp(.init(pseudonym: Cast.person))), by: Cast.ben)
    let reason = SuppressionReason("objection by letter")
    try ask(.dataSubject(.suppress(.init(pseudonym: Cast.person, reason: reason))))
    try ask(.dataSubject(.suppress(.init(pseudonym: Cast.person))), by: Cast.dora)
    try ask(.dataSubject(.release(.init(pseudonym: Cast.person, reason: reason))), by: Cast.dora)
    try ask(.dataSubject(.suppress(.init(pseudonym: Cast.other))))
  }

  /// Two people are deleted where they were sent, at the second attempt each.
  package mutating func erasePeople() throws {
    let (person, other, main) = (Cast.person, Cast.other, Cast.main)
    try ask(.dataSubject(.erase(.init(pseudonym: other, connections: [main]))))
    try report(.erasureFailed(.init(pseudonym: other, connection: main, reason: .keyRefused)))
    try ask(.dataSubject(.erase(.init(pseudonym: other, connections: [main]))))
    try report(.erasureUnanswered(.init(pseudonym: other, connection: main, cause: .timedOut)))
    try ask(.dataSubject(.erase(.init(pseudonym: person, connections: [main]))))
    try report(.erased(.init(pseudonym: person, connection: main, outcome: .deleted)))
    try ask(.dataSubject(.erase(.init(pseudonym: person, connections: [main]))))
    try report(.erased(.init(pseudonym: person, connection: main, outcome: .absent)))
  }
}
