/// What profiles are made up from.
enum Vocabulary {
  /// A name as it is spelled, and the letters it has in an address.
  struct Name: Sendable {
    let spelling: [UInt8]
    let letters: [UInt8]

    init(_ spelling: String, _ letters: String? = nil) {
      self.spelling = Array(spelling.utf8)
      self.letters = Array((letters ?? spelling.lowercased()).utf8)
    }
  }

  /// A country, places in it, and how numbers are written there; `#` stands for any digit.
  struct Country: Sendable {
    let code: [UInt8]
    let cities: [[UInt8]]
    let phones: [[UInt8]]

    init(_ code: String, cities: [String], phones: [String]) {
      self.code = Array(code.utf8)
      self.cities = bytes(cities)
      self.phones = bytes(phones)
    }
  }

  static let separators = bytes([".", "_", "", "-"])

  /// Reserved by RFC 2606: nobody can ever receive mail at one.
  static let domains = bytes([
    "example.com", "example.com", "example.org", "example.net", "mail.example", "Post.Example",
    "xn--mnchen-3ya.example", "news.example.com",
  ])

  static let firstNames = [
    Name("Anna"), Name("Ben"), Name("Chloé", "chloe"), Name("David"), Name("Elif"),
    Name("Fatima"), Name("Giulia"), Name("Hans"), Name("Inés", "ines"), Name("Jürgen", "juergen"),
    Name("Kenji"), Name("Lars"), Name("Łukasz", "lukasz"), Name("María José", "maria.jose"),
    Name("Noor"), Name("Øyvind", "oyvind"), Name("Priya"), Name("Quentin"), Name("Renée", "renee"),
    Name("Søren", "soren"), Name("Tomáš", "tomas"), Name("Ümit", "umit"), Name("Vera"),
    Name("小明", "xiaoming"), Name("Yaw"), Name("Zoë", "zoe"), Name("Дмитрий", "dmitri"),
    Name("محمد", "mohammed"), Name("Anne-Marie"), Name("Lily 🌸", "lily"),
  ]

  static let lastNames = [
    Name("Smith"), Name("Müller", "mueller"), Name("García", "garcia"), Name("Rossi"),
    Name("O'Neill"), Name("Kowalski"), Name("Wałęsa", "walesa"), Name("Nguyễn", "nguyen"),
    Name("Tanaka"), Name("Dubois"), Name("Ferreira"), Name("van den Berg", "vandenberg"),
    Name("Çelik", "celik"), Name("Novák", "novak"), Name("Jørgensen", "jorgensen"), Name("Singh"),
    Name("王", "wang"), Name("Papadopoulos"), Name("Okafor"), Name("Johnson"),
    Name("Smith, Jr.", "smith"), Name("Weiß", "weiss"), Name("Lefèvre", "lefevre"), Name("Cohen"),
    Name("Ivanova"), Name("D'Angelo", "dangelo"), Name("Silva"), Name("Brown"),
  ]

  static let countries = [
    Country(
      "DE", cities: ["Berlin", "München", "Köln", "Halle (Saale)", "Frankfurt am Main"],
      phones: ["+49 151 ########", "0151/########", "+49 (0)170 #######", "0049176########"]),
    Country(
      "FR", cities: ["Paris", "Lyon", "Besançon", "Saint-Denis\r\nCedex"],
      phones: ["+33 6 ## ## ## ##", "06 ## ## ## ##", "+33\u{A0}7\u{A0}##\u{A0}##\u{A0}##\u{A0}##"]),
    Country(
      "GB", cities: ["London", "Kingston upon Hull", "Newcastle, Tyne and Wear"],
      phones: ["+44 7700 900###", "07700 900###", "+44 (0)20 7946 0###"]),
    Country(
      "US", cities: ["Washington, DC", "New York", "St. Louis", "Coeur d'Alene"],
      phones: ["+1 (415) 555-01##", "(212) 555-01##", "+1.202.555.01##"]),
    Country(
      "PL", cities: ["Łódź", "Kraków", "Warszawa"], phones: ["+48 5## ### ###", "5########"]),
    Country("IT", cities: ["Roma", "Forlì"], phones: ["+39 3## #######", "+39 06 ########"]),
    Country("ES", cities: ["Madrid", "A Coruña"], phones: ["+34 6## ### ###", "6########"]),
    Country("JP", cities: ["東京", "大阪"], phones: ["+81 90-####-####", "090-####-####"]),
    Country("CN", cities: ["北京", "上海"], phones: ["+86 139########", "139########"]),
    Country("BR", cities: ["São Paulo", "Brasília"], phones: ["+55 11 9####-####"]),
  ]

  static let unusablePhones = bytes([
    "n/a", "1234", "+49", "call me", "+999 123456789", "030 1234 ext. 5", "++4915112345678",
    "+49151123456789012345", "-",
  ])

  static let notes = bytes([
    "VIP, called twice", "Said \"call me back\"", "first line\nsecond line", "=1+1", "+1", "-2",
    "@SUM(A1:A9)", "birthday in May 🎉", "wants invoices; no calls", "\"quoted\"",
    "one\r\ntwo\r\nthree", "moved, see \"old\" address,\nthen call", "naïve café", "tab\there",
  ])

  /// Ways in which people get an address wrong.
  static let malformedAddresses: [@Sendable (Person) -> [UInt8]] = [
    { $0.localPart },
    { $0.localPart + Array("@@example.com".utf8) },
    { $0.localPart + Array("@example".utf8) },
    { $0.localPart + Array(".@example.com".utf8) },
    { Array(".".utf8) + $0.address },
    { $0.localPart + Array("..x@example.com".utf8) },
    { $0.localPart + Array("@-example.com".utf8) },
    { $0.localPart + Array("@example..com".utf8) },
    { $0.localPart + Array(" x@example.com".utf8) },
    { Array("\"".utf8) + $0.localPart + Array("\"@example.com".utf8) },
    { $0.localPart + Array("@[192.0.2.1]".utf8) },
    { Array("ü".utf8) + $0.address },
    { $0.localPart + Array("@exam_ple.com".utf8) },
    { $0.localPart + Array("@example.com,".utf8) },
    { $0.address + Array("; ".utf8) + $0.address },
    { Array("<".utf8) + $0.address + Array(">".utf8) },
    { Array("mailto:".utf8) + $0.address },
    { Array(repeating: UInt8(ascii: "a"), count: 65) + $0.address },
    { $0.address + Array(repeating: UInt8(ascii: "m"), count: 260) },
    { _ in Array("n/a".utf8) },
    { _ in Array("@example.com".utf8) },
  ]

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
