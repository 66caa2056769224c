import Testing
import waybill

@Suite struct MetricsTextTests {
  private static let hostile = "a\"b\\c\nd} 1\n# TYPE x counter"

  @Test func golden() {
    let metrics = [
      Metric("a_total", .counter, "What is \"counted\"\nby \\ us.", 3),
      Metric("none", .gauge, "Nothing.", []),
      Metric(
        "b_seconds", .gauge, "Times.",
        [
          .init(1_795_459_635.388, ("destination", "News")),
          .init(-0.5, ("destination", Self.hostile), ("list", "ü")),
        ]),
    ]
    #expect(
      MetricsText(metrics).text == """
        # HELP a_total What is "counted"\\nby \\\\ us.
        # TYPE a_total counter
        a_total 3
        # HELP b_seconds Times.
        # TYPE b_seconds gauge
        b_seconds{destination="News"} 1795459635.388
        b_seconds{destination="a\\"b\\\\c\\nd} 1\\n# TYPE x counter",list="ü"} -0.5

        """)
  }

  @Test(arguments: ["", " ", "\"", "\\", "\\n", "\n", "}", ",", "a=\"b\"", hostile])
  func labelsReadBackAsTheyWere(value: String) throws {
    let text = MetricsText([
      Metric("x", .gauge, "X.", [.init(1, ("a", value), ("b", "c")), .init(2, ("a", "other"))])
    ]).text
    let read = try PlainMetrics(text)
    #expect(read.samples.count == 2)
    #expect(read.value("x", ["a": value, "b": "c"]) == 1)
  }

  @Test(arguments: [
    "x 1", "# TYPE x gauge\nx 1\n", "# HELP x X.\n# TYPE x gauge\nx{a=\"b} 1\n",
    "# HELP x X.\n# TYPE x gauge\nx 1\nx 2\n", "# HELP x X.\n# TYPE x gauge\nx one\n",
    "# HELP x X.\n# TYPE x gauge\nx{a=b} 1\n", "# HELP x X.\n# TYPE y gauge\ny 1\n",
  ])
  func whatIsNotOfTheFormatIsNoticed(text: String) {
    #expect(throws: PlainMetrics.Flaw.self) { try PlainMetrics(text) }
  }
}
