import Foundation
import Testing

/// The validator has to be able to say no.
struct SchemaValidatorTests {
  private static let examples: [(schema: String, value: String, findings: Int)] = [
    (#"{"type":"string"}"#, #""x""#, 0), (#"{"type":"string"}"#, "1", 1),
    (#"{"type":"integer"}"#, "1", 0), (#"{"type":"integer"}"#, "1.5", 1),
    (#"{"type":"integer"}"#, "true", 1), (#"{"type":"boolean"}"#, "true", 0),
    (#"{"type":"null"}"#, "null", 0), (#"{"type":"array"}"#, "{}", 1),
    (#"{"enum":["a","b"]}"#, #""b""#, 0), (#"{"enum":["a","b"]}"#, #""c""#, 1),
    (#"{"pattern":"^[a-z]{2}$"}"#, #""ab""#, 0), (#"{"pattern":"^[a-z]{2}$"}"#, #""abc""#, 1),
    (#"{"pattern":"["}"#, #""a""#, 1),
    (#"{"minLength":1}"#, #""""#, 1), (#"{"maxLength":2}"#, #""ab""#, 0),
    (#"{"maxLength":2}"#, #""e\u0301\u0301""#, 1),
    (#"{"minimum":1}"#, "1", 0), (#"{"minimum":1}"#, "0", 1), (#"{"minimum":1}"#, #""1""#, 1),
    (#"{"items":{"type":"string"}}"#, #"["a","b"]"#, 0),
    (#"{"items":{"type":"string"}}"#, #"["a",2,3]"#, 2),
    (#"{"oneOf":[{"type":"string"},{"type":"integer"}]}"#, "1", 0),
    (#"{"oneOf":[{"type":"string"},{"type":"integer"}]}"#, "[]", 1),
    (#"{"oneOf":[{"type":"integer"},{"minimum":0}]}"#, "1", 1),
    (##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##, #""x""#, 0),
    (##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##, "1", 1),
    (##"{"$ref":"#/$defs/b","$defs":{"a":{"type":"string"}}}"##, "1", 1),
    (#"{"format":"date"}"#, #""x""#, 1), (#"{"additionalProperties":true}"#, "{}", 1),
  ]

  @Test(arguments: examples)
  func `Each keyword is heeded, and an unknown one is a finding`(
    _ example: (schema: String, value: String, findings: Int)
  ) throws {
    var validator = SchemaValidator(schema: try read(example.schema))
    validator.validate(try read(example.value))
    #expect(validator.findings.count == example.findings, "\(validator.findings)")
  }

  @Test
  func `What no value made use of is told`() throws {
    let schema = #"""
      {"type": "object", "additionalProperties": false, "required": ["a"],
       "properties": {"a": {"enum": ["x", "y"]}, "b": {"description": "B."}}}
      """#
    var validator = SchemaValidator(schema: try read(schema))
    validator.validate(try read(#"{"a":"x"}"#))
    #expect(validator.findings == [])
    #expect(validator.unused == [#"#/properties/a/enum/string("y")"#, "#/properties/b"])
    #expect(validator.undescribed == ["#/properties/a"])
    validator.validate(try read(#"{"a":"y","b":1}"#))
    #expect(validator.unused == [])
  }

  private func read(_ json: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
  }
}
