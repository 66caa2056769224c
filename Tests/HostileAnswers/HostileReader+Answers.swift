import Foundation
package import HostileInput
import Sendinblue

extension HostileReader {
  /// What Sendinblue, or whoever is in its place, answers.
  ///
  /// Apart from the others, as these need the HTTP client, which is longer to compile than all else.
  package static let answers = [answer, answerHead, report, baseURL]

  private static let answer = HostileReader("sendinblue-answer") { bytes throws(BrokenPromise) in
    let body = Data(bytes)
    func decoded<Value: Decodable>(_ type: Value.Type) -> Value? {
      try? JSONDecoder().decode(type, from: body)
    }
    let account = decoded(Account.self)
    if let account { try checkShown(account.companyName, account.plan) }
    let list = decoded(ContactList.self)
    if let list { try checkShown(list.name) }
    let attribute = decoded(ContactAttribute.self)
    if let attribute { try checkShown(attribute.name) }
    let process = decoded(ImportProcess.self)
    try require(process.map { $0.id.rawValue > 0 } != false, "a process has a number from 1")
    let removal = decoded(Removal.self)
    try require(
      removal.map { $0.removed + $0.failed <= bytes.count } != false,
      "no more contacts are counted than are named")
    let page = decoded(ContactPage.self)
    try require(
      page?.contacts.contains { $0.email == "" || "\($0)".contains("@") } != true,
      "a contact has an address or none, and does not print it")
    let refusal = ErrorAnswer(body)
    return account != nil || list != nil || attribute != nil || process != nil || removal != nil
      || page != nil || decoded(ProcessID.self) != nil || refusal.message != nil
  }

  /// Makes sure that texts of another's writing can be put on a line of a terminal.
  private static func checkShown(_ texts: String...) throws(BrokenPromise) {
    for text in texts {
      try require(text.count <= 201, "what is shown is not endless")
      try require(
        text.unicodeScalars.allSatisfy {
          ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
            $0.properties.generalCategory)
        }, "what is shown moves no cursor")
    }
  }

  /// Headers: a line each, a name and a value.
  private static let answerHead = ofText("answer-head") { text throws(BrokenPromise) in
    var headers: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    let date = HTTPDate(header: headers["date"])
    try require(date.map { $0.seconds >= 0 } != false, "no answer is older than 1970")
    let limit = RateLimit { headers[$0] }
    try require(
      limit.map {
        $0.limit >= 0 && $0.remaining >= 0 && (.zero ... .seconds(86_400)).contains($0.resetAfter)
      }
        != false, "a limit ends within a day")
    return date != nil || limit != nil
  }

  private static let report = HostileReader("import-report") { bytes throws(BrokenPromise) in
    var whole = ReportRowCounter()
    whole.consume(bytes)
    var piecemeal = ReportRowCounter()
    for byte in bytes { piecemeal.consume(CollectionOfOne(byte)) }
    try require(whole.count == piecemeal.count, "rows do not depend on how their bytes come")
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    try require((0...lines).contains(whole.count), "there are no more rows than lines")
    return whole.count > 0
  }

  private static let baseURL = ofText("base-url") { text throws(BrokenPromise) in
    guard let url = try? BaseURL(text) else { return false }
    try require((try? BaseURL(url.description)) == url, "an address in normal form is the same")
    try require(
      url.description.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "an address is visible ASCII")
    try require(
      url.description.hasPrefix("https://") || url.description.hasPrefix("http://"),
      "an address is one of the web")
    return true
  }
}
