import ArgumentParser
import Domain
import Ledger
import Results

/// Prints the consent text.
struct ConnectionConsentText: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent-text", abstract: "Print the text that has to be agreed to.",
    discussion: """
      Examples:
        waybill connection consent-text
        waybill connection consent-text --language zh-Hant
        waybill connection consent-text | sha256sum
        waybill connection consent-text --format json

      Prints exactly the bytes whose digest goes on record, and their version on standard error. \
      Needs no ledger.
      """)

  @Option(help: ArgumentHelp("The language of the text.", valueName: "language"))
  var language = ConsentLanguage.english
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let consent = CurrentConsent.text(in: language.tag)
    let (text, name) = (consent.text, consent.name)
    let invocation = Invocation.current
    let format = try invocation.settings(output.flags).format
    switch format {
    case .table:
      try invocation.print(text)
      StandardStream.say("version \(name.version), SHA-256 \(name.sha256)")
    case .json, .csv, .ndjson:
      let row = ConsentTextRow(
        version: name.version, sha256: name.sha256.description, text: text)
      try invocation.print(invocation.terminal.layout(format).one(row))
    }
  }
}

/// The consent text with its name.
private struct ConsentTextRow: Tabular {
  let version: String
  let sha256: String
  let text: String

  static var columns: [Column<ConsentTextRow>] {
    [
      Column("version") { $0.version }, Column("sha256") { $0.sha256 }, Column("text") { $0.text },
    ]
  }
}
