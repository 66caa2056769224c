import ArgumentParser
import Foundation
import Testing
import waybill

/// The programs and flags that exist, to hold those against that a document names.
struct NamedPrograms {
  /// What the argument parser understands and lists nowhere.
  private static let unlisted: Set = ["--generate-completion-script"]

  private let flagsOfTools: [String: Set<String>]
  private let allFlags: Set<String>

  /// Asks the tools for their help.
  init() async throws {
    var flagsOfTools: [String: Set<String>] = [:]
    for tool in ["sendinblue-sandbox", "profile-generator"] {
      let help = try await Workplace.during { place in
        try await place.run(Workplace.built(tool), ["--help"])
      }
      try #require(help.status == 0, "\(tool): \(help.messages)")
      flagsOfTools[tool] = Self.flags(in: help.output)
    }
    self.flagsOfTools = flagsOfTools
    allFlags = Self.allFlags(of: Waybill.self)
  }

  /// What does not exist of what a piece of code names.
  ///
  /// - Parameter code: A command line, perhaps without `waybill` or with placeholders; or a flag;
  ///   or something else, in which nothing is looked for.
  /// - Returns: A few words, or nothing where all is well.
  func complaint(about code: String) -> String? {
    let words = code.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    let flags = words.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    if first.hasPrefix("--") { return Self.missing(flags, of: allFlags) }
    if first.hasPrefix("Tools/") {
      let path = Repository.path(first)
      return FileManager.default.fileExists(atPath: path) ? nil : "there is no \(first)"
    }
    if let known = flagsOfTools[first] { return Self.missing(flags, of: known) }
    let isWhole = first == "waybill"
    guard isWhole || Self.subcommand(first, of: Waybill.self) != nil else { return nil }
    return Self.complaint(about: isWhole ? Array(words.dropFirst()) : words, flags)
  }

  private static func complaint(about words: [String], _ flags: [String]) -> String? {
    var command: any ParsableCommand.Type = Waybill.self
    for word in words {
      guard !command.configuration.subcommands.isEmpty, !word.hasPrefix("-") else { break }
      guard let next = subcommand(word, of: command) else {
        // What is no subcommand's name is an argument of the default one, where there is one.
        if command.configuration.defaultSubcommand != nil { break }
        return "there is no command \(word)"
      }
      command = next
    }
    command = command.configuration.defaultSubcommand ?? command
    return missing(flags, of: Self.flags(in: Waybill.helpMessage(for: command)))
  }

  private static func missing(_ flags: [String], of known: Set<String>) -> String? {
    let unknown = flags.filter { !known.contains($0) && !unlisted.contains($0) }
    return unknown.isEmpty ? nil : "there is no \(unknown.joined(separator: ", "))"
  }

  private static func subcommand(
    _ name: String, of command: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first { $0.configuration.commandName == name }
  }

  private static func allFlags(of command: any ParsableCommand.Type) -> Set<String> {
    command.configuration.subcommands.reduce(flags(in: Waybill.helpMessage(for: command))) {
      $0.union(allFlags(of: $1))
    }
  }

  /// The flags that a help text lists; those in its examples do not count.
  private static func flags(in help: String) -> Set<String> {
    let lines = help.split(separator: "\n").map { $0.drop { $0 == " " } }
    // An option and what it does stand two spaces apart.
    let options = lines.filter { $0.hasPrefix("-") }.compactMap { $0.split(separator: "  ").first }
    return Set(
      options.flatMap { $0.matches(of: /--[a-z]+(?:-[a-z]+)*/).map { String($0.output) } })
  }
}
