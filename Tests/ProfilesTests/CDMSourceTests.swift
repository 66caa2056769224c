import Foundation
import Profiles
import Testing

/// Entities of a Common Data Model folder, whose model says where the rows are.
@Suite struct CDMSourceTests {
  static let storage = "https://acct.dfs.core.windows.net/lake/CustomerInsights_1/Weekly"

  /// A model of one entity with the columns Id and Email.
  static func model(_ partitions: String, entity: String = "", before: String = "") -> String {
    """
    {"name": "m", "version": "1.0", "pbi:x": {"y": [1]}, "entities": [\(before)
      {"$type": "LocalEntity", "name": "Customer", \(entity)
       "attributes": [{"name": "Id", "dataType": "string"}, {"name": "Email"}],
       "partitions": \(partitions)}]}
    """
  }

  static func partition(_ location: String, _ settings: String = "null") -> String {
    #"{"name": "p", "location": "\#(location)", "fileFormatSettings": \#(settings)}"#
  }

  private func read(_ folder: TemporaryFolder, chunkSize: Int = 64) -> ReadSource {
    ReadSource(CDMSource(folder: folder.path, entity: "Customer"), chunkSize: chunkSize)
  }

  @Test func joinsPartitionsInTheirOrder() throws {
    let first = "Customer/2021/09/01/0230/Customer_2.csv"
    let second = "Customer/2021/09/01/0230/Customer_1.csv"
    let model = Self.model(
      "[" + Self.partition("\(Self.storage)/\(first)") + ","
        + Self.partition("\(Self.storage)/\(second)?snapshot=2021-09-01T02:30:00Z") + "]")
    let texts = ["1,a@b.co\n2,\"b\"\"@b.co\"", "\u{FEFF}3,c@b.co\r\n"]
    let folder = try TemporaryFolder(["model.json": model, first: texts[0], second: texts[1]])
    for chunkSize in 1...40 {
      let read = read(folder, chunkSize: chunkSize)
      #expect(read.error == nil)
      #expect(read.columnNames == ["Id", "Email"])
      #expect(read.rows == [["1", "a@b.co"], ["2", "b\"@b.co"], ["3", "c@b.co"]])
      #expect(read.seen == Array((model + texts[0] + texts[1]).utf8))
      #expect(read.byteCount == read.seen.count)
    }
  }

  @Test func isTolerantOfWhatCustomerInsightsLeavesOut() throws {
    let folder = try TemporaryFolder([
      "model.json": """
      {"name": "x", "entities": [{"name": "Customer", "friendlyName": "c",
        "annotations": [{"name": "c360:PrimaryKey", "value": "Id"}],
        "attributes": [{"name": "Email", "friendlyName": "E", "dataType": "String"},
                       {"name": "Id"}],
        "partitions": [{"location": "c.csv"}]}]}
      """, "c.csv": "a@b.co,1\n",
    ])
    let source = CDMSource(folder: folder.path, entity: "Customer")
    #expect(try source.primaryKey() == "Id")
    #expect(ReadSource(source).rows == [["a@b.co", "1"]])
  }

  @Test(arguments: [
    (#""annotations": [{"name": "c360:PrimaryKey", "value": "Other"}],"#), "",
    #""annotations": [{"name": "c360:PrimaryKey", "value": 1}],"#,
  ])
  func hasNoPrimaryKeyThatIsNoColumn(_ entity: String) throws {
    let folder = try TemporaryFolder(["model.json": Self.model("[]", entity: entity)])
    let source = CDMSource(folder: folder.path, entity: "Customer")
    // No partitions: whoever asks for the key alone is told the same as whoever reads.
    #expect(throws: SourceError.model(path: folder.path + "/model.json", .schemaOnly("Customer"))) {
      _ = try source.primaryKey()
    }
    try folder.write(Self.model("[{\"location\": \"c\"}]", entity: entity), to: "model.json")
    #expect(try source.primaryKey() == nil)
  }

  struct Format: Sendable {
    let settings: String
    let text: String
    let rows: [[String]]
  }

  static let formats = [
    Format(settings: "null", text: "Id,Email\n", rows: [["Id", "Email"]]),
    Format(settings: "{}", text: "", rows: []),
    Format(
      settings: #"{"$type": "CsvFormatSettings", "columnHeaders": true}"#,
      text: "Id, Email\n1,a@b.co\n", rows: [["1", "a@b.co"]]),
    Format(
      settings: #"{"columnHeaders": false, "delimiter": ";", "encoding": "utf-8"}"#,
      text: "1;\"a;,b\n\"\"c\"\n", rows: [["1", "a;,b\n\"c"]]),
    Format(settings: #"{"delimiter": "\t"}"#, text: "1,2\t3\r\n", rows: [["1,2", "3"]]),
    Format(
      settings: #"{"quoteStyle": "QuoteStyle.None"}"#, text: "\"1,a\"b\n\",\"\n",
      rows: [["\"1", "a\"b"], ["\"", "\""]]),
    Format(
      settings: #"{"csvStyle": "CsvStyle.QuoteAfterDelimiter", "quoteStyle": "QuoteStyle.Csv"}"#,
      text: "\"1,\n\",a\"b\"c\n2,\n", rows: [["1,\n", "a\"b\"c"], ["2", ""]]),
    Format(
      settings: #"{"delimiter": "|", "csvStyle": "CsvStyle.QuoteAlways"}"#,
      text: "1|\"a|b\"\n", rows: [["1", "a|b"]]),
  ]

  @Test(arguments: formats)
  func readsTheFormatsThatTheModelMayName(_ format: Format) throws {
    let folder = try TemporaryFolder([
      "model.json": Self.model("[\(Self.partition("c.csv", format.settings))]"),
      "c.csv": format.text,
    ])
    for chunkSize in 1...20 {
      let read = read(folder, chunkSize: chunkSize)
      #expect(read.error == nil)
      #expect(read.rows == format.rows)
    }
  }

  static let locations = [
    "c d.csv", "/c%20d.csv", "abfss://lake@acct.dfs.core.windows.net/x/Customer/c%20d.csv",
    "https://acct.blob.core.windows.net/lake/a/b/Customer/c%20d.csv?sig=secret#part",
    "Customer/c d.csv", "Customer//c%20d.csv",
  ]

  @Test(arguments: locations)
  func findsTheFileOfALocation(_ location: String) throws {
    let folder = try TemporaryFolder([
      "model.json": Self.model("[\(Self.partition(location))]"), "c d.csv": "1,root\n",
      "Customer/c d.csv": "1,below\n",
    ])
    // The longest end of the path that is there.
    let expected = location.contains("Customer") ? "below" : "root"
    #expect(read(folder).rows == [["1", expected]])
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let model: String
    let flaw: ModelFlaw
    var testDescription: String { "\(flaw)" }
    init(_ model: String, _ flaw: ModelFlaw) { (self.model, self.flaw) = (model, flaw) }

    init(location: String, _ flaw: ModelFlaw) {
      self.init(CDMSourceTests.model("[\(CDMSourceTests.partition(location))]"), flaw)
    }

    init(settings: String, unsupported setting: String) {
      self.init(
        CDMSourceTests.model("[\(CDMSourceTests.partition("c.csv", settings))]"),
        .unsupported(partition: "p", setting: setting))
    }
  }

  static let refused = [
    Refused("{\"entities\": [\n}", .malformed(line: 2, fault: .syntax)),
    Refused("{\"a\\n\": 1,\n\n\"a\": \"\\uD800\"}", .malformed(line: 3, fault: .loneSurrogate)),
    Refused("{\"a\": 1, \"a\": 2}", .malformed(line: 1, fault: .repeatedKey)),
    Refused("[]", .misshapen(place: "\"entities\"", expected: "a list")),
    Refused("{\"entities\": null}", .misshapen(place: "\"entities\"", expected: "a list")),
    Refused(
      #"{"entities": [{"name": "customer"}, {"name": "Order"}, {}]}"#,
      .unknownEntity("Customer", known: ["customer", "Order"])),
    Refused(
      #"{"entities": [{"$type": "ReferenceEntity", "name": "Customer", "modelId": "x"}]}"#,
      .referenceEntity("Customer")),
    Refused(
      #"{"entities": [{"name": "Customer", "source": "C", "modelId": "x"}]}"#,
      .referenceEntity("Customer")),
    Refused(
      #"{"entities": [{"name": "Customer"}]}"#,
      .misshapen(place: "\"attributes\" of \"Customer\"", expected: "a list of attributes")),
    Refused(
      #"{"entities": [{"name": "Customer", "attributes": [{"name": "a"}, {}]}]}"#,
      .misshapen(place: "attribute 2 of \"Customer\"", expected: "an attribute with a name")),
    Refused(
      #"{"entities": [{"name": "Customer", "attributes": [{"name": "a"}, {"name": "a"}]}]}"#,
      .repeatedAttribute("a")),
    Refused(model("null"), .schemaOnly("Customer")),
    Refused(model("[]"), .schemaOnly("Customer")),
    Refused(model("{}"), .misshapen(place: "\"partitions\" of \"Customer\"", expected: "a list")),
    Refused(model(#"[{"name": "p"}]"#), .withoutLocation(partition: "p")),
    Refused(model(#"[{"location": null}]"#), .withoutLocation(partition: "1")),
    Refused(model(#"[{"name": "p", "location": 1}]"#), .badLocation(partition: "p")),
    Refused(location: "", .badLocation(partition: "p")),
    Refused(location: "https://acct.blob.core.windows.net", .badLocation(partition: "p")),
    Refused(location: "../c.csv", .badLocation(partition: "p")),
    Refused(location: "https://h/a/%2e%2E/c.csv", .badLocation(partition: "p")),
    Refused(location: "a%2Fc.csv", .badLocation(partition: "p")),
    Refused(location: "c.csv%00", .badLocation(partition: "p")),
    Refused(location: "c%zz.csv", .badLocation(partition: "p")),
    Refused(location: "c.csv%2", .badLocation(partition: "p")),
    Refused(
      location: "https://h/a/gone.csv?sig=secret", .missingFile(partition: "p", file: "gone.csv")),
    Refused(location: "out/secret.csv", .outside(partition: "p")),
    Refused(location: "link.csv", .outside(partition: "p")),
    Refused(
      model("[\(partition("c.csv")),\(partition("x/c.csv"))]"), .repeatedFile(partition: "p")),
    Refused(settings: #"{"encoding": "UTF-16"}"#, unsupported: "encoding"),
    Refused(settings: #"{"delimiter": "||"}"#, unsupported: "delimiter"),
    Refused(settings: #"{"delimiter": "\""}"#, unsupported: "delimiter"),
    Refused(settings: #"{"delimiter": ""}"#, unsupported: "delimiter"),
    Refused(settings: #"{"delimiter": "é"}"#, unsupported: "delimiter"),
    Refused(settings: #"{"columnHeaders": "yes"}"#, unsupported: "columnHeaders"),
    Refused(settings: #"{"quoteStyle": "Other"}"#, unsupported: "quoteStyle"),
    Refused(settings: #"{"csvStyle": 1}"#, unsupported: "csvStyle"),
    Refused(settings: #"{"$type": "ParquetFormatSettings"}"#, unsupported: "$type"),
  ]

  @Test(arguments: refused)
  func refusesAModelThatDoesNotSayWhereTheRowsAre(_ refused: Refused) throws {
    let outside = try TemporaryFolder(["secret.csv": "1,x\n"])
    let folder = try TemporaryFolder(["model.json": refused.model, "c.csv": "1,x\n"])
    try folder.link("out", to: outside.path)
    try folder.link("link.csv", to: outside.path + "/secret.csv")
    let read = read(folder)
    #expect(read.error == .model(path: folder.path + "/model.json", refused.flaw))
    #expect(read.rows.isEmpty)
    let words = read.error?.description ?? ""
    #expect(!words.contains("sig") && words.hasSuffix("."))
    #expect(words.split(separator: ". ").count >= 2, "\(words) has no advice")
  }

  @Test func namesTheFileAndLineOfARowThatDoesNotFit() throws {
    let folder = try TemporaryFolder([
      "model.json": Self.model("[\(Self.partition("a.csv")),\(Self.partition("b.csv"))]"),
      "a.csv": "1,2\n", "b.csv": "1,2\n3\n",
    ])
    let path = try #require(realpath(folder.path + "/b.csv", nil).map { String(cString: $0) })
    #expect(read(folder).error == .raggedRow(path: path, line: 2, expected: 2, found: 1))
    try folder.write("1,2\n3,4,5\n", to: "b.csv")
    #expect(read(folder).error == .raggedRow(path: path, line: 2, expected: 2, found: 3))
  }

  @Test(arguments: [("Id,EMail\n", 2), ("Email,Id\n", 1), ("Id\n", 2), ("\"\"\n", 0)])
  func refusesAHeaderThatIsNotTheModels(_ header: String, _ column: Int) throws {
    let settings = #"{"columnHeaders": true}"#
    let folder = try TemporaryFolder([
      "model.json": Self.model("[\(Self.partition("a.csv", settings))]"), "a.csv": header,
    ])
    let path = try #require(realpath(folder.path + "/a.csv", nil).map { String(cString: $0) })
    let expected: SourceError =
      column == 0
      ? .unnamedColumn(path: path, column: 1)
      : .otherColumn(path: path, column: column, expected: column == 1 ? "Id" : "Email")
    #expect(read(folder).error == expected)
  }

  @Test func refusesAModelThatIsTooLargeOrNotThere() throws {
    let folder = try TemporaryFolder()
    #expect(read(folder).error == .missing(path: folder.path + "/model.json"))
    try folder.write("", to: "model.json")
    #expect(
      read(folder).error
        == .model(path: folder.path + "/model.json", .malformed(line: 1, fault: .syntax)))
    let maximum = CDMSource.maximumModelBytes
    try folder.write(String(repeating: " ", count: maximum + 1), to: "model.json")
    #expect(
      read(folder).error
        == .model(path: folder.path + "/model.json", .tooLarge(maximum: maximum)))
  }

  @Test func readsMoreColumnsThanMostFilesHave() throws {
    let names = (0..<200).map { "c\($0)" }
    let attributes = names.map { "{\"name\": \"\($0)\"}" }.joined(separator: ",")
    let folder = try TemporaryFolder([
      "model.json": """
      {"entities": [{"name": "Customer", "attributes": [\(attributes)],
        "partitions": [{"location": "c.csv"}]}]}
      """, "c.csv": names.joined(separator: ",") + "\n",
    ])
    #expect(read(folder).rows == [names])
  }
}
