import Domain
import Views

/// What things are called now, or were called last.
struct Names {
  private var names: [String: String] = [:]

  /// Takes every name down.
  ///
  /// - Parameter views: Where the names are; what was removed still has one there.
  /// - Throws: Why the views cannot be read.
  init(in views: Views) throws(ViewsError) {
    for user in try views.users() { names[Subject.user(user.id).text] = user.name.text }
    for connection in try views.connections() {
      names[Subject.connection(connection.id).text] = connection.name.text
    }
    for segment in try views.segments() {
      names[Subject.segment(segment.id).text] = segment.name.text
    }
    for destination in try views.destinations() {
      names[Subject.destination(destination.id).text] = destination.name.text
    }
  }

  /// Takes every name down.
  ///
  /// - Throws: Why the views cannot be read, in this module's words.
  static func all(in views: Views) throws(AuditError) -> Names {
    try AuditError.asking { () throws(ViewsError) in try Names(in: views) }
  }

  /// Somebody or something with its name.
  ///
  /// - Parameter id: An actor or a subject as a record has it.
  /// - Returns: The party.
  func party(_ id: String) -> Party { Party(id: id, name: name(of: id)) }

  /// What somebody or something is called.
  ///
  /// - Parameter id: An actor or a subject as a record has it.
  /// - Returns: Its name; nothing where nobody ever named it.
  func name(of id: String) -> String? {
    let unknown = Actor.unknownPrefix
    if id.hasPrefix(unknown) { return String(id.dropFirst(unknown.count)) }
    return id == Subject.schedule.text ? id : names[id]
  }

  /// What something is called, in quotation marks; its identity where nobody ever named it.
  func quoted(_ subject: Subject) -> Sentence {
    names[subject.text]?.quoted ?? Sentence(verbatim: subject.text)
  }

  /// What somebody who orders is called, as the beginning of a sentence.
  func beginning(with orderer: Orderer) -> Sentence {
    switch orderer {
    case .user(let id): quoted(.user(id))
    case .schedule: "The schedule"
    }
  }

  /// What some things are called, with commas between them.
  func quoted(_ subjects: [Subject]) -> Sentence {
    subjects.map(quoted).joined(separator: ", ")
  }
}

extension String {
  /// The text in quotation marks.
  var quoted: Sentence { "“\(self)”" }
}

extension BinaryInteger {
  /// The number with its noun: `1 batch`, `2 batches`.
  ///
  /// - Parameters:
  ///   - one: The noun for one.
  ///   - many: The noun for any other number.
  /// - Returns: The number and the noun that goes with it.
  package func counting(_ one: String, _ many: String) -> Sentence {
    "\(self) " + Sentence(words: self == 1 ? one : many)
  }
}
