import ArgumentParser
import Domain
import Testing
import waybill

@Suite struct ScheduleArgumentTests {
  @Test(arguments: [
    ("mon", [Weekday.monday]), ("mon,thu", [.monday, .thursday]),
    ("Sun,SAT", [.sunday, .saturday]),
    ("wednesday", [.wednesday]), ("fri,fri", [.friday, .friday]),
  ])
  func days(text: String, expected: [Weekday]) {
    #expect(DaysArgument(argument: text)?.days == expected)
  }

  @Test(arguments: ["", ",", "mon,", "mo", "mon thu", "0", "montag", "mon;thu"])
  func noDays(text: String) {
    #expect(DaysArgument(argument: text) == nil)
  }

  @Test(arguments: ["6:00", "24:00", "06:60", "06:00:00", "", "6am", "०६:००", "+6:00"])
  func noTimes(text: String) {
    #expect(TimeOfDayArgument(argument: text) == nil)
  }

  @Test(arguments: [
    ["schedule"], ["schedule", "show", "--format", "json"], ["schedule", "off"],
    ["schedule", "set", "--daily", "--at", "06:00", "--at", "18:00", "--time-zone", "Asia/Tokyo"],
    ["schedule", "set", "--weekly", "--day", "mon", "--day", "wed,thu", "--at", "06:00"],
    // What is missing is for the rules to say, and to put on record.
    ["schedule", "set"], ["schedule", "set", "--weekly", "--time-zone", "nonsense"],
    ["destination", "schedule", "News"], ["destination", "schedule", "News", "--off"],
    ["destination", "schedule", "News", "--with-refresh"],
    ["destination", "schedule", "News", "--resume"],
    ["destination", "schedule", "News", "--daily", "--at", "12:00"],
    ["refresh", "--format", "csv"], ["daemon"], ["daemon", "--metrics-port", "0"],
  ])
  func accepted(arguments: [String]) throws {
    _ = try Waybill.parseAsRoot(arguments)
  }

  @Test(arguments: [
    ["schedule", "set", "--daily", "--weekly"], ["schedule", "set", "--daily", "--day", "mon"],
    ["schedule", "set", "--day", "someday"], ["schedule", "set", "--at", "noon"],
    ["destination", "schedule"], ["destination", "schedule", "News", "--off", "--resume"],
    ["destination", "schedule", "News", "--with-refresh", "--at", "06:00"],
    ["refresh", "News"], ["daemon", "--metrics-port", "65536"],
    ["daemon", "--metrics-port", "-1"], ["daemon", "--format", "json"],
  ])
  func refusedAsWrongUsage(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try Waybill.parseAsRoot(arguments) }
    if let error { #expect(Waybill.exitCode(for: error).rawValue == 64) }
  }
}
