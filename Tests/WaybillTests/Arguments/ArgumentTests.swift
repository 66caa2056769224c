import Domain
import Testing
import waybill

@Suite struct ArgumentTests {
  @Test(arguments: [
    ("FIRSTNAME=FirstName", "FIRSTNAME", "FirstName"), ("sms=Mobile Phone", "SMS", "Mobile Phone"),
    ("A=b=c", "A", "b=c"),
  ]) func attributes(text: String, attribute: String, field: String) {
    #expect(
      AttributeArgument(argument: text)?.match == AttributeMatch(attribute: attribute, field: field)
    )
  }

  @Test(arguments: ["", "A", "A=", "=b", "="]) func noAttributes(text: String) {
    #expect(AttributeArgument(argument: text) == nil)
  }

  @Test(arguments: [
    ("EmailConsent=yes,true,1", "EmailConsent", ["yes", "true", "1"]), ("a=b=yes", "a=b", ["yes"]),
  ]) func consentFields(text: String, field: String, values: [String]) {
    #expect(
      ConsentFieldArgument(argument: text)?.rule == ConsentRule(field: field, values: values))
  }

  @Test(arguments: ["", "Field", "Field=", "Field=,", "=yes"]) func noConsentFields(text: String) {
    #expect(ConsentFieldArgument(argument: text) == nil)
  }

  @Test(arguments: [
    ("2026-11-23", "2026-11-23T00:00:00.000Z"),
    ("2026-11-23T14:05:09Z", "2026-11-23T14:05:09.000Z"),
    ("2026-11-23t14:05:09.1z", "2026-11-23T14:05:09.100Z"),
    ("2026-11-23T00:30:00.123456+01:00", "2026-11-22T23:30:00.123Z"),
    ("2026-12-31T23:30:00-01:30", "2027-01-01T01:00:00.000Z"),
  ]) func times(text: String, expected: String) {
    #expect(TimeArgument(argument: text)?.timestamp.description == expected)
  }

  @Test(arguments: [
    "", "yesterday", "2026-13-01", "2026-02-30", "2026-11-23T14:05Z", "2026-11-23T14:05:09",
    "2026-11-23T14:05:09.Z", "2026-11-23T14:05:09+1:00", "2026-11-23T14:05:09+24:00",
    "2026-11-23T25:00:00Z",
  ]) func noTimes(text: String) {
    #expect(TimeArgument(argument: text) == nil)
  }

  @Test(arguments: [("de", "DE"), ("US", "US")]) func countries(text: String, code: String) {
    #expect(CountryArgument(argument: text)?.code == code)
  }

  @Test(arguments: [("10", 10), ("10%", 10), ("0", 0), ("100%", 100), ("007%", 7)])
  func shares(text: String, percent: Int) {
    #expect(ShareArgument(argument: text)?.percent == percent)
  }

  @Test(arguments: ["", "%", "110%", "101", "-1", "+5", "5.5%", "abc", " 10%", "10 %", "١%", "1%%"])
  func noShares(text: String) {
    #expect(ShareArgument(argument: text) == nil)
  }

  @Test(arguments: ["", "XX", "Germany", "D"]) func noCountries(text: String) {
    #expect(CountryArgument(argument: text) == nil)
  }
}
