/// The reference of the commands, in Markdown: made from what their help is made from.
struct CommandReference {
  /// The heading under which the options stand that nearly every command takes.
  private static let sharedSection = "Ledger"
  private static let width = 100

  private let root: CommandDescription

  /// Takes the command line.
  init(_ root: CommandDescription) {
    self.root = root
  }

  /// A row a command of the first level, with its verbs.
  var table: String {
    let rows = root.commands.map { command in
      let verbs = command.commands.map(\.commandName).joined(separator: ", ")
      return "| `\(command.commandName)` | \(command.abstract ?? "") | \(verbs) |\n"
    }
    return "| command | what it does | its verbs |\n|---|---|---|\n" + rows.joined()
  }

  /// Every command with its usage, examples and arguments.
  var article: String {
    let commands = root.all.dropFirst().map { section($0) }
    return """
      # Commands

      Every command of `waybill`: its usage, examples, arguments and options.

      This page is made from the commands, as their help and the manual are. A test compares; with
      `WAYBILL_REGENERATE=1` set, it writes the page anew.

      Every command takes `--help`, and `--version`.

      ## waybill

      \(description(of: root))
      ## Ledger options

      Most commands are about a ledger, and given by somebody.

      \(list(shared))
      """ + commands.joined()
  }

  /// The ledger's options, as the first command with them has them.
  private var shared: [ArgumentDescription] {
    root.all.map { $0.ownArguments.filter(isShared) }.first { !$0.isEmpty } ?? []
  }

  private func isShared(_ argument: ArgumentDescription) -> Bool {
    argument.sectionTitle == Self.sharedSection
  }

  private func section(_ command: CommandDescription) -> String {
    let arguments = command.ownArguments.filter { !isShared($0) }
    let heading = command.words.count == 2 ? "##" : "###"
    var text = "\n\(heading) \(command.words.joined(separator: " "))\n\n"
    text += description(of: command)
    if command.commands.isEmpty { text += "\n```text\n\(usage(of: command))```\n" }
    if !arguments.isEmpty { text += "\n\(list(arguments))" }
    return text
  }

  private func description(of command: CommandDescription) -> String {
    let help = HelpText(command.discussion ?? "")
    var text = Self.wrapped(Self.escaped(command.abstract ?? ""))
    if !help.examples.isEmpty {
      text += "\n```sh\n\(help.examples.map { $0 + "\n" }.joined())```\n"
    }
    for paragraph in help.paragraphs { text += "\n" + Self.wrapped(Self.escaped(paragraph)) }
    return text
  }

  private func usage(of command: CommandDescription) -> String {
    let arguments = command.ownArguments
    var words = command.words + arguments.filter { !isShared($0) }.map(\.usage)
    if arguments.contains(where: isShared) { words.append("[ledger options]") }
    return Self.filled(words, indentation: "    ")
  }

  private func list(_ arguments: [ArgumentDescription]) -> String {
    arguments.map {
      Self.wrapped("- `\($0.synopsis)`: \(Self.escaped($0.explanation))", indentation: "  ")
    }.joined()
  }

  /// Outside of code, what would begin HTML or emphasis is text, and variables become code.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index.isMultiple(of: 2) else { return String(part) }
      return part.reduce(into: "") { $0 += "<*".contains($1) ? "\\\($1)" : String($1) }
        .replacing(/\$[A-Z_]+/) { "`\($0.output)`" }
    }.joined(separator: "`")
  }

  private static func wrapped(_ text: String, indentation: String = "") -> String {
    filled(text.split(separator: " ").map(String.init), indentation: indentation)
  }

  /// Lines of at most a width, where no word is longer; all but the first are indented.
  private static func filled(_ words: [String], indentation: String) -> String {
    var lines: [String] = []
    for word in words {
      if let line = lines.last, line.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append((lines.isEmpty ? "" : indentation) + word)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
