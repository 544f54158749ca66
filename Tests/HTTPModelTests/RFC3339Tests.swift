import HTTPModel
import Testing

@Suite struct RFC3339Tests {
    static let moments: [(milliseconds: Int, text: String)] = [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_767_603_600_000, "2026-01-05T09:00:00.000Z"),
        (1_767_603_600_007, "2026-01-05T09:00:00.007Z"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (1_709_251_199_050, "2024-02-29T23:59:59.050Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ]

    @Test(arguments: moments)
    func `a moment and its text are each other's image`(milliseconds: Int, text: String) {
        #expect(RFC3339.format(milliseconds: milliseconds) == text)
        #expect(RFC3339.milliseconds(text) == milliseconds)
    }

    @Test func `every day from 1999 to 2031 comes back as it went`() {
        var broken: [Int] = []
        for day in 10_592..<22_280 {
            let moment = day * 86_400_000 + 45_296_789
            let text = RFC3339.format(milliseconds: moment)
            if RFC3339.milliseconds(text) != moment { broken.append(day) }
        }
        #expect(broken == [])
    }

    @Test func `a moment beyond four digits of a year becomes the nearest that fits`() {
        #expect(RFC3339.format(milliseconds: .max) == "9999-12-31T23:59:59.999Z")
        #expect(RFC3339.format(milliseconds: .min) == "0000-01-01T00:00:00.000Z")
    }

    static let readable: [(text: String, milliseconds: Int)] = [
        ("2026-01-05T09:00:00Z", 1_767_603_600_000),
        ("2026-01-05t09:00:00z", 1_767_603_600_000),
        ("2026-01-05T14:30:00+05:30", 1_767_603_600_000),
        ("2026-01-04T23:00:00.5-10:00", 1_767_603_600_500),
        ("2026-01-05T09:00:00.1234567Z", 1_767_603_600_123),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000),
        ("2017-01-01T05:29:60+05:30", 1_483_228_800_000),
    ]

    @Test(arguments: readable)
    func `offsets, small letters and any decimals are read`(text: String, milliseconds: Int) {
        #expect(RFC3339.milliseconds(text) == milliseconds)
    }

    static let unreadable = [
        "", "2026-01-05", "2026-01-05T09:00:00", "2026-01-05 09:00:00Z", "2026-1-05T09:00:00Z",
        "2026-13-05T09:00:00Z", "2026-00-05T09:00:00Z", "2026-02-29T09:00:00Z",
        "1900-02-29T09:00:00Z", "2026-04-31T09:00:00Z", "2026-01-00T09:00:00Z",
        "2026-01-05T24:00:00Z", "2026-01-05T09:60:00Z", "2026-01-05T09:00:61Z",
        "2026-01-05T09:00:60Z", "2026-01-05T09:00:00.Z", "2026-01-05T09:00:00ZZ",
        "2026-01-05T09:00:00+5:30", "2026-01-05T09:00:00+24:00", "+026-01-05T09:00:00Z",
    ]

    @Test(arguments: unreadable)
    func `what is no RFC 3339 time is refused`(text: String) {
        #expect(RFC3339.milliseconds(text) == nil)
    }
}
