/// Moments as RFC 3339 text, without a calendar library.
///
/// Written always in UTC with milliseconds; read with any offset and any number of decimals. The
/// conversions between days and dates are Howard Hinnant's, exact for the whole Gregorian calendar.
package enum RFC3339 {
    /// The last moment that four digits of a year can name.
    private static let lastMoment = 253_402_300_799_999
    /// The first moment of the year 0.
    private static let firstMoment = -62_167_219_200_000
    private static let dayMilliseconds = 86_400_000

    /// The text of a moment in milliseconds since 1970: `2026-01-05T09:00:00.000Z`.
    ///
    /// Moments that a year of four digits cannot name become the nearest one that it can.
    package static func format(milliseconds: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        append(milliseconds: milliseconds, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of a moment.
    package static func append(milliseconds: Int, to bytes: inout [UInt8]) {
        let moment = min(max(milliseconds, firstMoment), lastMoment)
        let day = floorDivided(moment, by: dayMilliseconds)
        let time = moment - day * dayMilliseconds
        let date = civil(fromDay: day)
        append(date.year, digits: 4, then: "-", to: &bytes)
        append(date.month, digits: 2, then: "-", to: &bytes)
        append(date.day, digits: 2, then: "T", to: &bytes)
        append(time / 3_600_000, digits: 2, then: ":", to: &bytes)
        append(time / 60_000 % 60, digits: 2, then: ":", to: &bytes)
        append(time / 1000 % 60, digits: 2, then: ".", to: &bytes)
        append(time % 1000, digits: 3, then: "Z", to: &bytes)
    }

    /// The moment a text names, in milliseconds since 1970, or nil when it is no RFC 3339 time.
    ///
    /// Decimals after the third are cut off. A leap second counts as the first one after it.
    package static func milliseconds(_ text: String) -> Int? {
        var reader = RFC3339Reader(rest: Array(text.utf8)[...])
        return reader.readMoment()
    }

    private static func append(
        _ number: Int, digits: Int, then mark: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        if digits > 3 { bytes.append(UInt8(48 + number / 1000 % 10)) }
        if digits > 2 { bytes.append(UInt8(48 + number / 100 % 10)) }
        bytes.append(UInt8(48 + number / 10 % 10))
        bytes.append(UInt8(48 + number % 10))
        bytes.append(UInt8(ascii: mark))
    }

    private static func floorDivided(_ number: Int, by divisor: Int) -> Int {
        number >= 0 ? number / divisor : (number - divisor + 1) / divisor
    }

    /// The date of a day counted from 1970-01-01.
    static func civil(fromDay days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floorDivided(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day of a date, counted from 1970-01-01.
    static func day(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = floorDivided(shiftedYear, by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// How many days a month has.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2:
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
                ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
