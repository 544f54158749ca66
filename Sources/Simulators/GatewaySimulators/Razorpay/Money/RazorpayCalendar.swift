import SimulationCore

/// The account's own days: which are working days, and when money leaves on them.
struct RazorpayCalendar: Sendable {
    private static let dayLength = 86_400_000

    private let offset: Int
    private let minuteOfDay: Int
    private let holidays: Set<Int>

    init(_ settings: RazorpayMoneySettings) {
        offset = settings.utcOffset.milliseconds
        minuteOfDay = settings.settlementMinuteOfDay
        holidays = Set(settings.bankHolidays.map(Self.number))
    }

    /// The number of the day an instant falls on, counted from 1970-01-01.
    func day(of instant: VirtualInstant) -> Int {
        let local = instant.milliseconds + offset
        return local >= 0 ? local / Self.dayLength : (local + 1) / Self.dayLength - 1
    }

    /// The instant a day begins.
    func start(ofDay day: Int) -> VirtualInstant {
        VirtualInstant(milliseconds: day * Self.dayLength - offset)
    }

    /// When the money of that day leaves, so many working days later.
    func slot(workingDays: Int, afterDay day: Int) -> VirtualInstant {
        var candidate = day
        var left = max(0, workingDays)
        while left > 0 || !isWorkingDay(candidate) {
            candidate += 1
            if isWorkingDay(candidate) { left -= 1 }
        }
        return start(ofDay: candidate) + .minutes(minuteOfDay)
    }

    /// Not Sundays, second and fourth Saturdays, and bank holidays.
    func isWorkingDay(_ number: Int) -> Bool {
        let weekday = ((number + 4) % 7 + 7) % 7
        if weekday == 0 || holidays.contains(number) { return false }
        guard weekday == 6 else { return true }
        let day = Self.date(number).day
        return !(8...14).contains(day) && !(22...28).contains(day)
    }

    /// A day's number from its date; months and days out of range run over into their neighbours.
    static func number(_ date: RazorpayDay) -> Int {
        let year = date.month <= 2 ? date.year - 1 : date.year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let month = (date.month + 9) % 12
        let dayOfYear = (153 * month + 2) / 5 + date.day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// A day's date from its number.
    static func date(_ number: Int) -> RazorpayDay {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let isLate = month >= 10
        return RazorpayDay(
            year: yearOfEra + era * 400 + (isLate ? 1 : 0), month: isLate ? month - 9 : month + 3,
            day: day)
    }
}
