import SimulationCore
import Testing

@Suite struct VirtualTimeTests {
    @Test(arguments: [
        (0, "0s"), (1, "1ms"), (250, "250ms"), (1000, "1s"), (1500, "1s500ms"), (90_000, "1m30s"),
        (900_000, "15m"), (28_800_000, "8h"), (604_800_000, "7d"), (694_861_001, "8d1h1m1s1ms"),
    ])
    func `a duration is written in the largest units that fit and read back`(
        milliseconds: Int, text: String
    ) {
        #expect(VirtualDuration(milliseconds: milliseconds).description == text)
        #expect(VirtualDuration(text) == VirtualDuration(milliseconds: milliseconds))
    }

    @Test(arguments: [
        ("90s", 90_000), ("0s", 0), ("0d0ms", 0), ("30s1m", 90_000), ("1m1m", 120_000),
        ("007s", 7000), ("9223372036854775807ms", Int.max),
    ])
    func `units may come in any order and number`(text: String, milliseconds: Int) {
        #expect(VirtualDuration(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "5", "s", "5 s", " 5s", "5s ", "5S", "5sec", "1.5s", "-5s", "+5s", "5s3", "٣s", "5m-3s",
        "9223372036854775808ms", "9223372036854775807s", "9223372036854775807ms1ms",
        "106751991168d",
    ])
    func `anything else is no duration, also where it is too long to count`(text: String) {
        #expect(VirtualDuration(text) == nil)
    }

    @Test func `a negative duration is written with a sign, the longest one too`() {
        #expect(VirtualDuration.seconds(-90).description == "-1m30s")
        #expect(VirtualDuration(milliseconds: .min).description.hasPrefix("-106751991167d"))
    }

    @Test func `moments and durations add up`() {
        let start = VirtualInstant.worldStart
        #expect(start.seconds == 1_767_603_600)
        #expect((start + .days(1) - start) == .hours(24))
        #expect(start < start + .milliseconds(1))
        #expect(.minutes(1) + .seconds(30) == VirtualDuration.milliseconds(90_000))
        #expect(VirtualDuration.zero < .milliseconds(1))
    }
}
