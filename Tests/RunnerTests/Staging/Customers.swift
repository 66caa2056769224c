import Domain

/// A source whose rows come to something known by their making, a plain list beside the reader.
struct Customers {
  /// What a row comes to.
  enum Outcome: Equatable {
    case sent(email: String)
    case duplicate
    case withheld
    case rejected(reason: String)
  }

  /// The file.
  private(set) var csv = "id,email,first,phone,consent\n"
  /// The rows, in their order.
  private(set) var outcomes: [Outcome] = []
  /// How many of the rows sent have an unusable phone number.
  private(set) var phonesBlanked = 0
  /// What Sendinblue has of whoever is sent, by address.
  private(set) var attributes: [String: [String: String]] = [:]
  private var random: SplitMix64

  /// What is sent of a row: everything that there is.
  static let matching = DataMatching(
    emailField: "email",
    attributes: [
      .init(attribute: "FIRSTNAME", field: "first"), .init(attribute: "SMS", field: "phone"),
    ],
    defaultCountry: "FR", consent: .init(field: "consent", values: ["yes"]))

  /// Makes rows of every kind, most of them good.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - seed: The same seed gives the same rows.
  init(count: Int, seed: UInt64 = 1) {
    random = SplitMix64(state: seed)
    for number in 0..<count { add(number) }
  }

  /// The addresses that are sent, in lower case.
  var addresses: [String] {
    outcomes.compactMap { if case .sent(let email) = $0 { email } else { nil } }
  }

  /// What all rows come to.
  var figures: RunFigures {
    var rejected: [String: Int] = [:]
    for case .rejected(let reason) in outcomes { rejected[reason, default: 0] += 1 }
    return RunFigures(
      read: outcomes.count, sent: addresses.count,
      duplicates: outcomes.count { $0 == .duplicate },
      withheld: outcomes.count { $0 == .withheld },
      rejected: rejected.map { .init(reason: $0.key, rows: $0.value) }
        .sorted { $0.reason < $1.reason },
      phonesBlanked: phonesBlanked)
  }

  private mutating func add(_ number: Int) {
    let address = "customer.\(number)@shop.example"
    let name = "Zyx\(number)" + String(repeating: "é", count: Int(random.next() % 12))
    let kind = random.next() % 20
    let phone = kind == 0 ? "nonsense" : "+3361234\(1000 + number % 9000)"
    switch kind {
    case 16:
      append("c\(number),\(address),\(name),\(phone),no", .withheld)
    case 17:
      append("c\(number),,\(name),\(phone),yes", .rejected(reason: "address-missing"))
    case 18:
      append(
        "c\(number),not an address,\(name),\(phone),yes", .rejected(reason: "address-malformed"))
    case 19 where !addresses.isEmpty:
      let earlier = addresses[Int(random.next() % UInt64(addresses.count))]
      append("c\(number),\(earlier.uppercased()),\(name),\(phone),yes", .duplicate)
    default:
      append("c\(number),\(address),\"\(name), \"\"Z\"\"\",\(phone),yes", .sent(email: address))
      attributes[address] = ["FIRSTNAME": "\(name), \"Z\""]
      if kind == 0 {
        phonesBlanked += 1
      } else {
        attributes[address]?["SMS"] = "\(phone.dropFirst())"
      }
    }
  }

  private mutating func append(_ row: String, _ outcome: Outcome) {
    csv += row + "\n"
    outcomes.append(outcome)
  }
}
