extension UnsafeBufferPointer<UInt8> {
  /// The same bytes without the ASCII white space at either end.
  @inline(__always)
  var trimmed: UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = count
    while start < end, self[start].isASCIISpace { start &+= 1 }
    while end > start, self[end &- 1].isASCIISpace { end &-= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }
}
