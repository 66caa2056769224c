import Profiles
import Testing

/// From what people write to E.164.
@Suite struct PhoneNumberTests {
  static let international: [(String, String)] = [
    ("+4915112345678", "4915112345678"),
    ("+49 151 12345678", "4915112345678"),
    ("0049 151 12345678", "4915112345678"),
    ("00 49 151/123-456.78", "4915112345678"),
    ("+44 (0)20 7946 0123", "442079460123"),
    ("0044 (0) 20 7946 0123", "442079460123"),
    ("+1 (415) 555-0123", "14155550123"),
    ("+33\u{A0}6\u{A0}12\u{A0}34\u{A0}56\u{A0}78", "33612345678"),
    ("+39 06 698 12345", "390669812345"),
    ("+39 (0)6 698 12345", "390669812345"),
    ("+225 01 23 45 67 89", "2250123456789"),
    ("+7 912 345-67-89", "79123456789"),
    ("+852 5123 4567", "85251234567"),
    ("+383 44 123 456", "38344123456"),
    ("+881 612345678", "881612345678"),
    ("+290 2215", "2902215"),
    ("  +49 30 123456\t", "4930123456"),
    ("(+49) 30 123456", "4930123456"),
    ("+123456789012345", "123456789012345"),
  ]

  @Test(arguments: international)
  func readsInternationalNumbers(_ text: String, _ digits: String) {
    #expect(PhoneNumber(text)?.digits == digits)
    for country in ["DE", "US", "IT"] {
      #expect(PhoneNumber(text, defaultCountry: CountryCode(country))?.digits == digits)
    }
  }

  static let national: [(String, country: String, String)] = [
    ("0151 12345678", "DE", "4915112345678"),
    ("151 12345678", "DE", "4915112345678"),
    ("(0)30 123456", "DE", "4930123456"),
    ("06 12 34 56 78", "FR", "33612345678"),
    ("(212) 555-0123", "US", "12125550123"),
    ("1-212-555-0123", "US", "12125550123"),
    ("1 604 555 0123", "CA", "16045550123"),
    ("06 698 12345", "IT", "390669812345"),
    ("312 345 6789", "IT", "393123456789"),
    ("020 7946 0123", "GB", "442079460123"),
    ("5123 4567", "HK", "85251234567"),
    ("0412 345 678", "AU", "61412345678"),
    ("090-1234-5678", "JP", "819012345678"),
    ("612 34 56 78", "ES", "34612345678"),
    ("8 (912) 345-67-89", "RU", "79123456789"),
    ("912 345-67-89", "RU", "79123456789"),
    ("800 123-45-67", "RU", "78001234567"),
    ("8 701 123 45 67", "KZ", "77011234567"),
    ("06 20 123 4567", "HU", "36201234567"),
    ("20 123 4567", "HU", "36201234567"),
    ("8 029 491 19 11", "BY", "375294911911"),
    ("29 491 19 11", "BY", "375294911911"),
    ("8 612 34567", "LT", "37061234567"),
    ("0 612 34567", "LT", "37061234567"),
    ("612 34567", "LT", "37061234567"),
    ("8 66 123456", "TM", "99366123456"),
    ("01 55 1234 5678", "MX", "525512345678"),
    ("55 1234 5678", "MX", "525512345678"),
    ("01 23 45 67 89", "CI", "2250123456789"),
  ]

  @Test(arguments: national)
  func readsNationalNumbersOfTheDefaultCountry(_ text: String, country: String, _ digits: String)
    throws
  {
    let code = try #require(CountryCode(country))
    #expect(PhoneNumber(text, defaultCountry: code)?.digits == digits)
    #expect(PhoneNumber(text) == nil)
  }

  static let unusable = [
    "", " ", "-", "+", "()", "n/a", "call me", "+49", "+49 12", "1234", "+999 123456789",
    "+210 1234567", "+0 123456789", "+0049 151 1234567", "000491511234567", "++4915112345678",
    "49+15112345678", "+49+15112345678", "030 123456 ext. 5", "030 123456 x5", "030 123456;ext=5",
    "+49 30 123456 #5", "+49 30 123456,5", "+4915112345678901", "+49151123456789012345678901234567",
    "+49 0151 12345678", "+34 (0)612 345 678", "+1 (0)415 555 0123", "+44 20 (0) 7946 0123",
    "+44 (0)(0)20 7946 0123", "(0)+44 20 7946 0123", "+44 (0)", "٠١٥١١٢٣٤٥٦٧٨", "０１５１１２３４５６７８",
    "+49\u{2007}151\u{2007}12345678", "1.5E+10", "=1+1", "tel:+4915112345678", "+49 151\n12345678",
    "0000000000", "a@b.co", "\u{C2}",
  ]

  @Test(arguments: unusable)
  func refuses(_ text: String) {
    #expect(PhoneNumber(text) == nil)
    #expect(PhoneNumber(text, defaultCountry: CountryCode("DE")) == nil)
  }

  static let unusableAtHome: [(String, String)] = [
    ("555-0123", "US"), ("22 212 555 0123", "US"), ("0 212 555 0123", "US"), ("012 555 0123", "US"),
    ("7 912 345 67 89", "RU"), ("8 (015) 123-45-67", "RU"), ("0912 345 678", "ES"),
    ("030 12 34 56", "HU"), ("06", "HU"),
    ("0", "DE"), ("00", "DE"), ("1234567890123456", "DE"), ("123456789012345", "DE"),
    ("0049", "DE"), ("00 0151 1234567", "DE"),
  ]

  @Test(arguments: unusableAtHome)
  func refusesNationalNumbersThatAreNone(_ text: String, _ country: String) throws {
    let code = try #require(CountryCode(country))
    #expect(PhoneNumber(text, defaultCountry: code) == nil)
  }

  @Test(arguments: ["DE", "de", "gb", "US", "XK", "TF", "ZW", "AQ"])
  func knowsCountries(_ text: String) {
    #expect(CountryCode(text)?.description == text.uppercased())
  }

  @Test(arguments: ["", "D", "DEU", "XX", "UK", "EU", "49", "ß", "D ", "é"])
  func refusesWhatIsNoCountry(_ text: String) { #expect(CountryCode(text) == nil) }

  @Test func knowsEveryAssignedCountry() {
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    let codes = letters.flatMap { first in letters.map { first + $0 } }.compactMap(CountryCode.init)
    // ISO 3166-1 assigns 249 codes; Kosovo's is the 250th.
    #expect(codes.count == 250)
    for code in codes {
      // Ten digits without a leading zero are the length of a national number nearly everywhere.
      let parsed = [7, 8, 9, 10].compactMap {
        PhoneNumber(String("2345678923".prefix($0)), defaultCountry: code)
      }
      #expect(!parsed.isEmpty, "\(code) has a plan that admits nothing")
    }
  }

  @Test func doesNotPrintItself() throws {
    let number = try #require(PhoneNumber("+4915112345678"))
    for text in ["\(number)", String(reflecting: number)] { #expect(text == "••••••78") }
  }
}
