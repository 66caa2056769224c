import Domain

/// What one entry concerns: a few subjects, each once.
///
/// There are two or three, for which looking through them all is quicker than a set.
struct Subjects: Equatable {
  private var subjects: [Subject] = []

  /// Adds subjects that are not among them yet.
  mutating func formUnion(_ others: some Sequence<Subject>) {
    for subject in others where !subjects.contains(subject) { subjects.append(subject) }
  }

  /// These and others.
  func union(_ others: some Sequence<Subject>) -> Subjects {
    var all = self
    all.formUnion(others)
    return all
  }

  /// These without one.
  func without(_ subject: Subject) -> Subjects {
    Subjects(subjects.filter { $0 != subject })
  }
}

extension Subjects {
  /// Some subjects, each once.
  init(_ subjects: some Sequence<Subject>) {
    formUnion(subjects)
  }
}

extension Subjects: ExpressibleByArrayLiteral {
  init(arrayLiteral subjects: Subject...) {
    self.init(subjects)
  }
}

extension Subjects: Sequence {
  func makeIterator() -> IndexingIterator<[Subject]> { subjects.makeIterator() }
}
