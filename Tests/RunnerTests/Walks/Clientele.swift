/// Customers who come, go and change at random, and a plain account of what is to be sent of them.
struct Clientele {
  /// Those of before come again, so that people come back.
  static let everybody = 0..<280
  private struct Customer {
    let number: Int
    var isUpperCase = false
    var first: String
    var phone: String
    var consents = true
    var repeats = false
  }

  private var customers: [Customer] = []
  private var random: SplitMix64
  private var arrivals = 0

  /// Makes customers.
  init(count: Int, seed: UInt64) {
    random = SplitMix64(state: seed)
    for _ in 0..<count { arrive() }
  }

  /// The file.
  var csv: String {
    var csv = "id,email,first,phone,consent\n"
    for customer in customers {
      let consent = customer.consents ? "yes" : "no"
      let row = "\(customer.first),\(customer.phone),\(consent)\n"
      csv += "c\(customer.number),\(address(customer)),\(row)"
      if customer.repeats { csv += "d\(customer.number),\(address(customer).uppercased()),,,yes\n" }
    }
    return csv
  }

  /// The rows to be sent, as a receiver reads them, by address in lower case.
  var wanted: [String: String] {
    var rows: [String: String] = [:]
    var phones: Set<String> = []
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let key = fields[1].lowercased()
      guard fields[4] == "yes", rows[key] == nil else { continue }
      let digits = fields[3].hasPrefix("+") ? String(fields[3].dropFirst()) : ""
      let phone = phones.insert(digits).inserted ? digits : ""
      rows[key] = "\(fields[1].split(separator: "@")[0])@shop.example;\(fields[2]);\(phone)"
    }
    return rows
  }

  /// Changes some of them, and now and then the consent of most.
  mutating func change() {
    if pick(4) == 0 {
      let consents = pick(2) == 0
      for place in customers.indices where customers[place].number < 220 {
        customers[place].consents = consents
      }
    }
    for _ in 0..<pick(12) {
      if pick(4) == 0 || customers.isEmpty { arrive() }
      let place = pick(customers.count)
      switch pick(9) {
      case 0: customers.remove(at: place)
      case 1: customers[place].isUpperCase.toggle()
      case 2: customers[place].first = "N\(pick(1_000))"
      case 3: customers[place].first = ""
      case 4: customers[place].consents.toggle()
      case 5: customers[place].repeats.toggle()
      // Rarely, as whoever is in a batch with a number that another has is sent again.
      case 6 where pick(5) == 0:
        customers[place].phone = ["nonsense", "", "+3361234\(5000 + pick(9))"][pick(3)]
      case 7 where pick(5) == 0:
        let other = pick(customers.count)
        (customers[place].phone, customers[other].phone) =
          (customers[other].phone, customers[place].phone)
      default: customers.swapAt(place, pick(customers.count))
      }
    }
  }

  /// The address of a customer, in lower case.
  static func address(_ number: Int) -> String { "customer.\(number)@shop.example" }

  /// How many rows the file has.
  var rows: Int { csv.split(separator: "\n").count - 1 }

  /// A number in `[0, count)`.
  mutating func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

  private func address(_ customer: Customer) -> String {
    let address = Self.address(customer.number)
    guard customer.isUpperCase, let at = address.firstIndex(of: "@") else { return address }
    return address[..<at].uppercased() + address[at...]
  }

  private mutating func arrive() {
    let free = Self.everybody.filter { number in !customers.contains { $0.number == number } }
    arrivals += 1
    guard !free.isEmpty else { return }
    customers.append(
      Customer(
        number: free[pick(free.count)], first: "A\(arrivals)", phone: "+3361234\(1000 + arrivals)"))
  }
}
