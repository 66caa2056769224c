import ByteMarks
import Testing

/// Bytes looked at together, against the same looked at one by one.
@Suite struct ByteMarksTests {
  /// Every byte there is, the ones that matter often, in an order that is the same on every run.
  private static let content = (0..<4096).map { index -> UInt8 in
    let common = Array("aZ09-_+.@,\n\r\"\0 ".utf8)
    let mixed = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
    return mixed >> 63 == 0
      ? UInt8(truncatingIfNeeded: index) : common[Int(mixed >> 32) % common.count]
  }

  private func marks(_ bytes: ArraySlice<UInt8>, _ isMarked: (UInt8) -> Bool) -> UInt64 {
    bytes.enumerated().reduce(0) { $0 | (isMarked($1.element) ? 1 << UInt64($1.offset) : 0) }
  }

  private var windows: [ArraySlice<UInt8>] {
    stride(from: 0, through: Self.content.count - 64, by: 13).map { Self.content[$0..<$0 + 64] }
  }

  @Test func textIsToldFromWhatIsNone() {
    for bytes in windows {
      #expect(
        marks_beyond_plain_text(Array(bytes)) == marks(bytes) { $0 == 0 || $0 >= 0x80 })
    }
  }

  @Test func valuesAreToldFromWhatHasToBeEscaped() {
    let special = Array("\";\\\u{7F}".utf8) + [0xC2]
    for bytes in windows {
      #expect(
        marks_beyond_plain_values(Array(bytes))
          == marks(bytes) { $0 < 0x20 || special.contains($0) })
    }
  }

  @Test func whatAnAddressIsMadeOfIsToldApart() {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    for bytes in windows {
      let found = marks_in_address(Array(bytes))
      let hyphens = marks(bytes) { $0 == UInt8(ascii: "-") }
      #expect(found.digits == marks(bytes) { digits.contains($0) })
      #expect(found.hyphens == hyphens)
      #expect(found.words == found.digits | hyphens | marks(bytes) { letters.contains($0) })
      #expect(found.joiners == marks(bytes) { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+") })
      #expect(found.dots == marks(bytes) { $0 == UInt8(ascii: ".") })
      #expect(found.ats == marks(bytes) { $0 == UInt8(ascii: "@") })
    }
  }

  @Test func capitalsOfASCIIAreMadeSmallAndNothingElse() {
    for bytes in windows {
      var found = [UInt8](repeating: 0, count: 64)
      lowercase_64(Array(bytes), &found)
      #expect(found == bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
    }
  }

  @Test(arguments: [0, 1, 3, 63, 64, 65, 127, 128, 130, 1000])
  func marksOfCSVAreFoundInOrder(_ count: Int) {
    for start in 0..<70 {
      let bytes = Self.content[start..<start + count]
      let expected = bytes.indices.filter { Array(",\n\r\"".utf8).contains(bytes[$0]) }
      var places = [UInt32](repeating: 0, count: count + 4)
      let found = marks_in_csv(Array(bytes), count, UInt32(start), &places)
      #expect(places.prefix(found).map(Int.init) == expected)
    }
  }

  @Test func whereAllBytesAreMarkedThereIsRoomForAll() {
    let bytes = [UInt8](repeating: UInt8(ascii: ","), count: 192)
    var places = [UInt32](repeating: .max, count: bytes.count + 4)
    #expect(marks_in_csv(bytes, bytes.count, 5, &places) == bytes.count)
    #expect(places.prefix(bytes.count).elementsEqual(5..<5 + UInt32(bytes.count)))
  }
}
