import ArgumentParser
import Foundation
import waybill

/// A command as the argument parser describes it.
struct CommandDescription: Decodable {
  /// The words before its own.
  private let superCommands: [String]?
  /// Its own word.
  let commandName: String
  /// What it does, in a sentence.
  let abstract: String?
  /// Examples, and what else is to be said.
  let discussion: String?
  /// Its arguments and options, in the order of its help.
  private let arguments: [ArgumentDescription]?
  private let subcommands: [CommandDescription]?

  /// Its words.
  var words: [String] { (superCommands ?? []) + [commandName] }

  /// What it takes of its own, without what every command takes.
  var ownArguments: [ArgumentDescription] {
    (arguments ?? []).filter { !["help", "version"].contains($0.valueName) }
  }

  /// The commands below it, without that which explains the others.
  var commands: [CommandDescription] {
    (subcommands ?? []).filter { $0.commandName != "help" }
  }

  /// It and all commands below it, in the order of their help.
  var all: [CommandDescription] { [self] + commands.flatMap(\.all) }

  /// The whole command line.
  static func waybill() throws -> CommandDescription {
    struct Dump: Decodable { let command: CommandDescription }
    return try JSONDecoder().decode(Dump.self, from: Data(Waybill._dumpHelp().utf8)).command
  }
}
