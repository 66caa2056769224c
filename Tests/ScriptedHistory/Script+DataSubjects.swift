import Domain

extension Script {
  /// A person asks what left of them.
  package mutating func answerPeople() throws {
    try ask(.dataSubject(.lookUp(.init(pseudonym: Cast.person))), by: Cast.cleo)
    try ask(.dataSubject(.lookUp(.init(pseudonym: Cast.person))), by: Cast.ben)
  }
}
