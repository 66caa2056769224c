package import Domain

extension State {
  /// The user of a name, in any letter case, or of an identifier.
  package func user(named name: DisplayName) -> User? {
    users.values.first { $0.name.matches(name) } ?? UserID(name.text).flatMap { users[$0] }
  }

  /// The connection of a name, in any letter case, or of an identifier.
  package func connection(named text: String) -> Connection? {
    found(text, in: connections, name: \.name)
  }

  /// The segment of a name, in any letter case, or of an identifier.
  package func segment(named text: String) -> Segment? {
    found(text, in: segments, name: \.name)
  }

  /// The destination of a name, in any letter case, or of an identifier.
  package func destination(named text: String) -> Destination? {
    found(text, in: destinations, name: \.settings.name)
  }

  /// A name counts before an identifier, so that a thing can always be reached by its name.
  private func found<Value>(
    _ text: String, in things: [Identifier<Value>: Value], name: (Value) -> DisplayName
  ) -> Value? {
    let wanted: DisplayName
    do throws(DisplayName.Flaw) { wanted = try DisplayName(text) } catch { return nil }
    return things.values.first { name($0).matches(wanted) }
      ?? Identifier<Value>(wanted.text).flatMap { things[$0] }
  }
}
