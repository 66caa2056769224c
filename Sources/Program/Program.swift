import waybill

/// Where the program `waybill` begins.
@main
struct Program {
  static func main() async { await Waybill.main() }
}
