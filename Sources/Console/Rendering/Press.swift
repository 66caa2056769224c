import Foundation
import Hummingbird
import Ledger
import Mustache
import NIOCore
import Results

/// Makes pages of templates and texts.
struct Press: Sendable {
  /// The ledger's origin, which every page names.
  let origin: String
  /// What the person whose console it is is called.
  let who: String
  private let library: MustacheLibrary
  private let common: [Language: (frame: TextFile, translation: Texts.Translation)]
  private let menu: [(path: String, files: PageFiles, title: String)]

  /// Reads all templates.
  ///
  /// - Parameters:
  ///   - pages: The pages.
  ///   - origin: The ledger's origin.
  ///   - who: What the person whose console it is is called.
  init(pages: [any Page], origin: String, who: String) {
    self.origin = origin
    self.who = who
    let frame = [
      ("frame", PackageResources.frame_mustache), ("time", PackageResources.time_mustache),
      ("table", PackageResources.table_mustache), ("chart", PackageResources.chart_mustache),
      ("days", PackageResources.days_mustache), ("rows", PackageResources.rows_mustache),
      ("kept", PackageResources.kept_mustache), ("prose", PackageResources.prose_mustache),
      ("failure", PackageResources.failure_mustache),
    ]
    let own = pages.map { ("page-\($0.files.name)", $0.files.template) }
    var templates: [String: MustacheTemplate] = [:]
    for (name, bytes) in frame + own {
      do {
        templates[name] = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
      } catch {
        preconditionFailure("the template “\(name)” is none: \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
    common = [
      .english: (
        TextFile(PackageResources.frame_en_txt),
        Texts.Translation(words: TextFile([]), sentences: SentenceFile([]))
      ),
      .chinese: (
        TextFile(PackageResources.frame_zh_Hant_txt),
        Texts.Translation(
          words: TextFile(PackageResources.words_zh_Hant_txt),
          sentences: SentenceFile(PackageResources.sentences_zh_Hant_txt))
      ),
    ]
    menu = pages.compactMap { page in page.menu.map { (page.path, page.files, $0) } }
  }

  /// What a page says in a language.
  func texts(of files: PageFiles?, in language: Language) -> Texts {
    let own = files.flatMap { $0.texts[language] }.map { [$0] } ?? []
    guard let common = common[language] else {
      preconditionFailure("every language has texts")
    }
    return Texts(language, [common.frame] + own, translation: common.translation)
  }

  /// A page of the ledger.
  ///
  /// - Parameters:
  ///   - content: What it shows.
  ///   - page: Which page it is.
  ///   - request: What was asked.
  ///   - look: The ledger.
  ///   - browser: Who asked.
  /// - Returns: The page.
  func page(
    _ content: PageContent, of page: any Page, _ request: PageRequest, _ look: Look,
    for browser: SignedIn
  ) -> Response {
    var values = frame(request.texts, for: browser, at: request.path)
    values.merge(content.values) { $1 }
    values["title"] = content.title
    values["back"] = request.address().text
    values["looksBack"] = page.looksBack
    values["asOf"] = String((request["as-of"] ?? "").prefix(10))
    // A form asks for all that its page was asked, but for what it has fields for.
    values["pastKept"] = request["as-of"].map { [["keptName": "as-of", "keptValue": $0]] } ?? []
    values["filtersKept"] = request.query.sorted { $0.key < $1.key }
      .filter { !["as-of", "before", "format"].contains($0.key) && !$0.value.isEmpty }
      .map { ["keptName": $0.key, "keptValue": $0.value] }
    values["past"] =
      look.past.map { past in
        [
          [
            "pastText": request.texts["past", ["position": "\(past.position)"]],
            "pastTime": [request.time.values(past.time)],
            "present": request.address(without: "as-of").text,
          ]
        ]
      } ?? []
    values["footing"] = request.texts["footing", ["position": "\(look.head)"]]
    values["shownAt"] = [["at": [request.time.values(look.now)], "zone": request.time.name]]
    let address = request.address(without: "format", "before")
    let formats = content.formats ?? page.formats
    values["exports"] = formats.map { format in
      [
        "exportName": format.rawValue.uppercased(),
        "exportAddress": address.asking("format", format.rawValue).text,
      ]
    }
    values["hasExports"] = !formats.isEmpty
    return answer(.ok, values, template: "page-\(page.files.name)")
  }

  /// A page that says why there is no other.
  func page(of failure: Failure, for request: Request, _ context: ConsoleContext) -> Response {
    let texts = texts(of: nil, in: request.language)
    var values = frame(texts, for: context.browser, at: "")
    values["title"] = texts[failure.text]
    values["failure"] = texts[failure.text + "-what", failure.values]
    // What was sent by a form is not sent again for being read in another language.
    values["back"] = request.method == .get ? request.uri.description : "/"
    (values["shownAt"], values["hasExports"]) = ([String](), false)
    (values["looksBack"], values["past"]) = (false, [String]())
    return answer(failure.status, values, template: "failure")
  }

  private func frame(_ texts: Texts, for browser: SignedIn?, at path: String) -> [String: Any] {
    [
      "t": texts.all, "language": texts.language.rawValue, "origin": origin, "who": who,
      "isSignedIn": browser != nil, "formToken": browser?.formToken ?? "",
      "menu": menu.map { item in
        [
          "menuPath": item.path,
          "menuTitle": self.texts(of: item.files, in: texts.language)[item.title],
          "isCurrent": item.path == path
            || item.path != "/" && path.hasPrefix(item.path + "/"),
        ]
      },
      "languages": Language.allCases.map { language in
        [
          "code": language.rawValue, "languageName": language.name,
          "isChosen": language == texts.language,
        ]
      },
    ]
  }

  private func answer(
    _ status: HTTPResponse.Status, _ values: [String: Any], template: String
  ) -> Response {
    guard let text = library.render(values, withTemplate: template) else {
      preconditionFailure("there is no template “\(template)”")
    }
    return Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

extension Request {
  /// The language that the reader chose, or else prefers.
  var language: Language {
    cookies[Cookies.language].flatMap { Language(rawValue: $0.value) }
      ?? Language(accepting: headers[.acceptLanguage])
  }

  /// How the reader is shown times: by the clock of the zone that their browser told.
  var shownTime: ShownTime {
    ShownTime(zone: cookies[Cookies.zone]?.value.removingPercentEncoding ?? "UTC")
  }
}
