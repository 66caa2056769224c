import Domain
import Testing

/// Segments: every command, accepted, repeated and refused.
struct SegmentTests {
  static let specifications: [Specification] = [
    Given("a contributor defines a segment", History.shared)
      .when(.segment(.define(customers())), by: .carl).then(.segment(.defined(.customers()))),
    Given("a segment without a customer's identity", History.shared)
      .when(.segment(.define(customers(customerIDField: nil))), by: .carl)
      .then(.segment(.defined(.customers(customerIDField: nil)))),
    Given("a segment's name is taken in any letter case", History.segments)
      .when(.segment(.define(customers(.missing, name: "CUSTOMERS"))), by: .ada)
      .thenRefused(.nameTaken("CUSTOMERS")),
    Given("a segment that is defined does not replace another", History.segments)
      .when(.segment(.define(customers(name: "Again"))), by: .carl)
      .thenRefused(.identityTaken(.segment(.customers))),
    Given("a source cannot be read", History.shared)
      .when(
        .segment(.define(customers(reading: .unreadable(reason: "It is a directory.")))), by: .carl
      )
      .thenRefused(.sourceUnreadable(reason: "It is a directory.")),
    Given("a source has no such field", History.shared)
      .when(.segment(.define(customers(customerIDField: "number"))), by: .carl)
      .thenRefused(.fieldMissing(field: "number", segment: "Customers")),

    Given("a segment is deactivated", History.segments)
      .when(.segment(.deactivate(reference)), by: .carl)
      .then(.segment(.deactivated(.init(segment: .customers)))),
    Given("a segment is inactive already", History.segments + [deactivated])
      .when(.segment(.deactivate(reference)), by: .carl).thenNothing(),
    Given("a segment is activated", History.segments + [deactivated])
      .when(.segment(.activate(reference)), by: .carl)
      .then(.segment(.activated(.init(segment: .customers)))),
    Given("a segment is active already", History.segments)
      .when(.segment(.activate(reference)), by: .carl).thenNothing(),

    Given("a segment is removed", History.segments)
      .when(.segment(.remove(reference)), by: .carl)
      .then(.segment(.removed(.init(segment: .customers)))),
    Given("a segment in use is not removed, and its users are listed", History.twoDestinations)
      .when(.segment(.remove(reference)), by: .ada)
      .thenRefused(.segmentInUse("Customers", destinations: ["Newsletter", "Birthday"])),
    Given(
      "a segment that no destination exports any more is removed", History.destination + [moved]
    )
    .when(.segment(.remove(reference)), by: .ada)
    .then(.segment(.removed(.init(segment: .customers)))),

    Given("no segment is activated", History.shared)
      .when(.segment(.activate(.init(segment: .missing))), by: .ada)
      .thenRefused(.unknown("segment/\(SegmentID.missing)")),
    Given("no segment is deactivated", History.shared)
      .when(.segment(.deactivate(.init(segment: .missing))), by: .ada)
      .thenRefused(.unknown("segment/\(SegmentID.missing)")),
    Given("no segment is removed", History.shared)
      .when(.segment(.remove(.init(segment: .missing))), by: .ada)
      .thenRefused(.unknown("segment/\(SegmentID.missing)")),
  ]

  private static let reference = SegmentCommand.Reference(segment: .customers)
  private static let deactivated = Event.segment(.deactivated(.init(segment: .customers)))
  private static let moved = Event.destination(
    .edited(
      .init(
        destination: .newsletter, before: .newsletter(),
        settings: .newsletter(matching: .addressAlone, segments: [.prospects]),
        listName: "Everybody")))

  private static func customers(
    _ segment: SegmentID = .customers, name: DisplayName = "Customers",
    customerIDField: String? = "id",
    reading: SourceReading = .readable(fields: ["id", "email", "first", "phone", "newsletter"])
  ) -> SegmentCommand.Define {
    .init(
      segment: segment, name: name, source: .table(.csv("/data/customers.csv")),
      customerIDField: customerIDField, reading: reading)
  }

  @Test(arguments: specifications)
  func segments(_ specification: Specification) { specification.check() }

  @Test
  func `A segment's history shows in the state`() {
    var state = State(replaying: History.segments)
    #expect(state.segments[.customers]?.isActive == true)
    #expect(state.segments[.customers]?.fields.first == "id")
    state.evolve(.segment(.deactivated(.init(segment: .customers))))
    #expect(state.segments[.customers]?.isActive == false)
    state.evolve(.segment(.removed(.init(segment: .customers))))
    #expect(state.segments.keys.sorted() == [.prospects])
  }
}
