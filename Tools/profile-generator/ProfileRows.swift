/// Made-up customer profiles, as Customer Insights would write them into a segment's CSV.
///
/// Every row follows from the seed and its number alone, so any row can be made without those
/// before it, and a duplicate knows the address that it repeats.
package struct ProfileRows: Sendable {
  /// The names of the columns, in order.
  package static let columnNames = [
    "CustomerId", "FirstName", "LastName", "Email", "MobilePhone", "City", "Country",
    "EmailConsent", "Notes",
  ]

  private let seed: UInt64

  /// Makes rows ready to be drawn.
  ///
  /// - Parameter seed: what they are drawn from.
  package init(seed: UInt64) { self.seed = seed }

  /// Appends the header.
  ///
  /// - Parameter output: takes the line in UTF-8, ending in LF.
  package func appendHeader(to output: inout [UInt8]) {
    output.append(contentsOf: ProfileRows.columnNames.joined(separator: ",").utf8)
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends a row.
  ///
  /// - Parameters:
  ///   - index: its number, from 0.
  ///   - output: takes the row in UTF-8, ending in LF.
  package func appendRow(_ index: Int, to output: inout [UInt8]) {
    var random = random(index)
    let person = Person(&random, index)
    let country = random.pick(Vocabulary.countries)
    appendCustomerID(&random, to: &output)
    for cell in [
      random.below(40) == 0 ? [] : person.first.spelling,
      random.below(60) == 0 ? [] : person.last.spelling,
      email(person, index, &random),
      phone(country, &random),
      random.below(15) == 0 ? [] : random.pick(country.cities),
      country.code,
      consent(&random),
      random.below(8) == 0 ? random.pick(Vocabulary.notes) : [],
    ] {
      output.append(UInt8(ascii: ","))
      appendCell(cell, to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func random(_ index: Int) -> SplitMix64 {
    // Seeds one apart would give overlapping streams; one step of mixing sets them far apart.
    var mixer = SplitMix64(seed: seed &+ UInt64(index) &* 0xD134_2543_DE82_EF95)
    return SplitMix64(seed: mixer.next())
  }

  private func email(_ person: Person, _ index: Int, _ random: inout SplitMix64) -> [UInt8] {
    switch random.below(1000) {
    case 0..<7:
      return random.pick(Vocabulary.malformedAddresses)(person)
    case 7..<12:
      return []
    case 12..<22 where index > 0:
      let earlier = random.below(index)
      var other = self.random(earlier)
      let address = Person(&other, earlier).address
      return random.below(2) == 0 ? address : address.map(\.capital)
    default:
      return person.address
    }
  }

  private func phone(_ country: Vocabulary.Country, _ random: inout SplitMix64) -> [UInt8] {
    switch random.below(100) {
    case 0..<12: []
    case 12..<14: random.pick(Vocabulary.unusablePhones)
    default: random.pick(country.phones).map { $0 == UInt8(ascii: "#") ? random.digit() : $0 }
    }
  }

  private func consent(_ random: inout SplitMix64) -> [UInt8] {
    switch random.below(100) {
    case 0..<5: Array("no".utf8)
    case 5..<8: []
    default: Array("yes".utf8)
    }
  }

  /// Appends a GUID of version 4.
  private func appendCustomerID(_ random: inout SplitMix64, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    var nibbles = (random.next(), random.next())
    for place in 0..<32 {
      if [8, 12, 16, 20].contains(place) { output.append(UInt8(ascii: "-")) }
      let drawn = Int(place < 16 ? nibbles.0 & 15 : nibbles.1 & 15)
      if place < 16 { nibbles.0 >>= 4 } else { nibbles.1 >>= 4 }
      switch place {
      case 12: output.append(digits[4])
      case 16: output.append(digits[8 | drawn & 3])
      default: output.append(digits[drawn])
      }
    }
  }

  private func appendCell(_ cell: [UInt8], to output: inout [UInt8]) {
    let needsQuotes = cell.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes else {
      output.append(contentsOf: cell)
      return
    }
    output.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension SplitMix64 {
  fileprivate mutating func digit() -> UInt8 { UInt8(ascii: "0") + UInt8(below(10)) }
}

extension UInt8 {
  fileprivate var capital: UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self - 32 : self
  }
}
