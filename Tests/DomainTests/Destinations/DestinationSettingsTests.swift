import Domain
import Testing

/// What a destination may export, and where to: the same rules for saving and for editing.
struct DestinationSettingsTests {
  /// What is asked, and the rule that refuses it, if any.
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let save: DestinationCommand.Save
    let refusal: Refusal?

    init(_ title: String, _ save: DestinationCommand.Save, _ refusal: Refusal?) {
      testDescription = title
      self.save = save
      self.refusal = refusal
    }
  }

  static let examples: [Example] = [
    .init("everything is well", .newsletter(), nil),
    .init(
      "a list is missing", .newsletter(settings: .newsletter(list: 9), list: .missing),
      .listMissing(9)),
    .init(
      "a list fills itself", .newsletter(list: .dynamic(name: "Buyers")),
      .listDynamic(7, name: "Buyers")),
    .init("no segment", .newsletter(settings: .newsletter(segments: [])), .noSegment),
    .init(
      "a segment twice",
      .newsletter(settings: .newsletter(segments: [.customers, .customers])),
      .segmentTwice("Customers")),
    .init(
      "a segment is missing", .newsletter(settings: .newsletter(segments: [.customers, .missing])),
      .unknown("segment/\(SegmentID.missing)")),
    .init(
      "two segments", matching(.addressAlone, segments: [.prospects, .customers]), nil),
    .init(
      "the address is not in every segment",
      matching(.init(emailField: "id"), segments: [.customers, .prospects]),
      .fieldMissing(field: "id", segment: "Prospects")),
    .init(
      "an attribute's field is not in every segment",
      matching(
        .init(emailField: "email", attributes: [.init(attribute: "SMS", field: "phone")]),
        segments: [.customers, .prospects]),
      .fieldMissing(field: "phone", segment: "Prospects")),
    .init(
      "the consent's field is not in every segment",
      matching(
        .init(emailField: "email", consent: .init(field: "newsletter", values: ["yes"])),
        segments: [.customers, .prospects]),
      .fieldMissing(field: "newsletter", segment: "Prospects")),
    .init(
      "an attribute is unknown", attribute("SHOE_SIZE"), .attributeUnknown("SHOE_SIZE")),
    .init("attributes are in capitals", attribute("firstname"), .attributeUnknown("firstname")),
    .init(
      "an account may not list SMS",
      .newsletter(
        settings: .newsletter(
          matching: .init(
            emailField: "email", attributes: [.init(attribute: "SMS", field: "phone")])),
        accountAttributes: []), nil),
    .init("the address is no attribute", attribute("EMAIL"), .attributeReserved("EMAIL")),
    .init(
      "an attribute twice",
      matching(
        .init(
          emailField: "email",
          attributes: [
            .init(attribute: "FIRSTNAME", field: "first"),
            .init(attribute: "FIRSTNAME", field: "id"),
          ])), .attributeTwice("FIRSTNAME")),
    .init(
      "one field fills two attributes",
      matching(
        .init(
          emailField: "email",
          attributes: [
            .init(attribute: "FIRSTNAME", field: "first"),
            .init(attribute: "LASTNAME", field: "first"),
          ])), nil),
    .init(
      "a country without phones",
      matching(.init(emailField: "email", defaultCountry: "FR")), .countryRequiresPhone),
    .init(
      "consent to nothing",
      matching(.init(emailField: "email", consent: .init(field: "newsletter", values: []))),
      .consentValuesMissing(field: "newsletter")),
    .init("nobody may be taken off", share(0), nil),
    .init("everybody may be taken off", share(100), nil),
    .init("less than nobody may be taken off", share(-1), .removalShareInvalid(-1)),
    .init("more than everybody may be taken off", share(101), .removalShareInvalid(101)),
    .init("as many as there are numbers", share(.max), .removalShareInvalid(.max)),
  ]

  /// The same examples, as specifications of saving.
  static let specifications = examples.map { example in
    let when = Given(example.testDescription, History.segments)
      .when(.destination(.save(example.save)), by: .carl)
    if let refusal = example.refusal { return when.thenRefused(refusal) }
    return when.then(
      .destination(
        .saved(
          .init(
            destination: .newsletter, settings: example.save.settings, listName: "Everybody",
            owner: .carl))))
  }

  private static func matching(
    _ matching: DataMatching, segments: [SegmentID] = [.customers]
  ) -> DestinationCommand.Save {
    .newsletter(settings: .newsletter(matching: matching, segments: segments))
  }

  private static func share(_ percent: Int) -> DestinationCommand.Save {
    .newsletter(settings: .newsletter(mirror: .init(removeAtMost: percent)))
  }

  private static func attribute(_ name: String) -> DestinationCommand.Save {
    matching(.init(emailField: "email", attributes: [.init(attribute: name, field: "first")]))
  }

  @Test(arguments: specifications)
  func saving(_ specification: Specification) { specification.check() }

  @Test(arguments: examples)
  func editing(_ example: Example) {
    // Another list name than the one on record, so that every good edit changes something.
    let before =
      History.segments + [
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: .newsletter(), listName: "Before", owner: .carl)))
      ]
    let when = Given(example.testDescription, before)
      .when(.destination(.edit(example.save)), by: .carl)
    if let refusal = example.refusal {
      when.thenRefused(refusal).check()
    } else {
      when.then(
        .destination(
          .edited(
            .init(
              destination: .newsletter, before: .newsletter(), settings: example.save.settings,
              listName: "Everybody")))
      ).check()
    }
  }

  @Test
  func `A matching needs the address, every attribute's and the consent's field`() {
    #expect(DataMatching.customers.fields == ["email", "first", "phone", "newsletter"])
    #expect(DataMatching.addressAlone.fields == ["email"])
  }
}
