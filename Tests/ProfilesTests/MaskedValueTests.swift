import Profiles
import Testing

/// Masks show that there is a value, not which.
@Suite struct MaskedValueTests {
  static let emails = [
    ("anna@example.com", "a•••@e•••.com"),
    ("anna.smith+x@mail.example.org", "a•••@m•••.org"),
    ("al@x.co", "•••@•••.co"),
    ("é@例え.テスト", "•••@•••.テスト"),
    ("", ""),
    ("anna", "a••"),
    ("anna@example", "a••••"),
    ("anna@b@c.com", "a••••"),
    ("anna@example.smith-family", "a••••••••"),
    ("anna@.com", "a••••"),
  ]

  @Test(arguments: emails)
  func masksAddresses(_ email: String, _ mask: String) {
    #expect(MaskedValue(email: email).description == mask)
  }

  @Test(arguments: [
    ("+49 151 12345678", "••••••78"), ("4915112345678", "••••••78"), ("123456", "••••••"),
    ("call me", "••••••"), ("", ""),
  ])
  func masksPhones(_ phone: String, _ mask: String) {
    #expect(MaskedValue(phone: phone).description == mask)
  }

  @Test(arguments: [
    ("", ""), ("A", "••"), ("Al", "••"), ("Ann", "A••"), ("Anna", "A••"), ("Annabelle", "A••••"),
    ("A somewhat longer value", "A••••••••"), ("王小明", "王••"), ("👩‍👩‍👧 family", "👩‍👩‍👧••••"),
  ])
  func masksTexts(_ text: String, _ mask: String) {
    #expect(MaskedValue(text: text).description == mask)
  }
}
