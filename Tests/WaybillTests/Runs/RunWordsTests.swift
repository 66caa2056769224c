import Domain
import Results
import Runner
import Testing
import waybill

@Suite struct RunWordsTests {
  @Test func figuresAreWrittenAsASum() {
    let figures = RunFigures(
      read: 1200, sent: 960, duplicates: 40, withheld: 100,
      rejected: [
        .init(reason: "address-malformed", rows: 70), .init(reason: "address-missing", rows: 30),
      ],
      phonesBlanked: 5)
    #expect(
      FiguresText(figures, isFinal: true).text == """
        rows read              1200
          sent                  960
        + duplicates             40
        + withheld              100
        + rejected              100
                               ----
        = rows read            1200
        rejected because
            address-malformed    70
            address-missing      30
        phones left blank         5

        """)
  }

  @Test func figuresThatDoNotAddUpSaySo() {
    let figures = RunFigures(
      read: 10, sent: 5, duplicates: 1, withheld: 1, rejected: [], phonesBlanked: 0)
    #expect(FiguresText(figures, isFinal: false).text.contains("is not rows read"))
  }

  @Test(
    arguments: [
      (RunProgress.Activity.surveying, nil, 0, 0, "reading: 500 rows"),
      (.sending, 1000, 0, 0, "sending: 0 of 1000 profiles, 0 batches"),
      (
        .importing, 1000, 250, 1,
        "importing at Sendinblue: 250 of 1000 profiles, 1 batch, 50 a second, 15 s left"
      ),
      (
        .waiting(.seconds(30)), 1000, 1000, 3,
        "waiting 30 s to try again: 1000 of 1000 profiles, 3 batches, 200 a second, 0 s left"
      ),
    ] as [(RunProgress.Activity, Int?, Int, Int, String)])
  func progressIsWrittenOnOneLine(
    activity: RunProgress.Activity, recipients: Int?, imported: Int, batches: Int, expected: String
  ) {
    let text = ProgressText(
      activity, surveyed: 500, recipients: recipients, imported: imported, batches: batches,
      elapsed: .seconds(5))
    #expect(text.text == expected)
  }
}
