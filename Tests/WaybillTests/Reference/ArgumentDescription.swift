/// An argument, option or flag as the argument parser describes it.
struct ArgumentDescription: Decodable, Equatable {
  /// What is written before a value.
  struct Name: Decodable, Equatable {
    let kind: String
    let name: String
  }

  private let kind: String
  private let isOptional: Bool
  private let isRepeating: Bool
  private let preferredName: Name?
  private let defaultValue: String?
  private let allValues: [String]?
  private let abstract: String?
  private let discussion: String?
  /// The heading that it stands under.
  let sectionTitle: String?
  /// What its value stands for.
  let valueName: String

  /// How it is written, such as `--list <number>`.
  var synopsis: String {
    let flag = preferredName.map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let words = kind == "flag" ? [flag] : [flag, "<\(valueName)>"]
    return words.compactMap { $0 }.joined(separator: " ") + (isRepeating ? " ..." : "")
  }

  /// How it stands in a line of usage: between brackets where it may be left out.
  var usage: String { isOptional ? "[\(synopsis)]" : synopsis }

  /// What it means, which values it takes, and what goes without it.
  var explanation: String {
    let values = allValues.map { "One of \($0.map { "`\($0)`" }.joined(separator: ", "))." }
    // Of flags that exclude each other the parser gives each the same default.
    let preset = kind == "flag" ? (defaultValue == flagText ? "The default." : nil) : presetText
    return [abstract, values, discussion, preset].compactMap { $0 }.joined(separator: " ")
  }

  private var flagText: String? { preferredName.map { "--\($0.name)" } }
  private var presetText: String? { defaultValue.map { "Default: `\($0)`." } }
}
