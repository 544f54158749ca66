import HTTPModel
import SimulationCore

/// Which part of the reconciliation report is asked for: a month, or a day of it.
struct RazorpayReconQuery: Sendable {
    /// Numbers of the first and last day.
    let days: ClosedRange<Int>
    let count: Int
    let skip: Int

    init(_ request: RequestMessage) throws(RazorpayError) {
        var texts: [String: String] = [:]
        for item in request.queryItems { texts[item.name] = item.value }
        days = try Self.days(texts)
        count = try Self.number(texts["count"], "count") ?? 10
        guard count >= 1 else {
            throw .validation("The count must be at least 1.", field: "count")
        }
        guard count <= 1000 else {
            throw .validation("The count may not be greater than 1000.", field: "count")
        }
        skip = max(0, try Self.number(texts["skip"], "skip") ?? 0)
    }

    private static func days(_ texts: [String: String]) throws(RazorpayError) -> ClosedRange<Int> {
        guard let yearText = texts["year"] else { throw .required("year") }
        guard yearText.utf8.count == 4, let year = digits(yearText) else {
            throw .validation("The year must be 4 digits.", field: "year")
        }
        guard let monthText = texts["month"] else { throw .required("month") }
        guard monthText.utf8.count <= 2, let month = digits(monthText), (1...12).contains(month)
        else { throw .validation("The month is not a valid month.", field: "month") }
        let first = RazorpayCalendar.number(RazorpayDay(year: year, month: month, day: 1))
        let next = RazorpayCalendar.number(
            RazorpayDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1))
        guard let dayText = texts["day"] else { return first...(next - 1) }
        guard (1...2).contains(dayText.utf8.count), let day = digits(dayText), day >= 1 else {
            throw .validation("The day must be between 1 and 2 digits.", field: "day")
        }
        // A day that the month does not have holds nothing; it does not run over into the next.
        let asked = first + day - 1
        return asked < next ? asked...asked : Int.max...Int.max
    }

    private static func number(_ text: String?, _ name: String) throws(RazorpayError) -> Int? {
        guard let text else { return nil }
        if let number = Int(text) { return number }
        throw .validation("The \(name) must be an integer.", field: name)
    }

    private static func digits(_ text: String) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}

extension RazorpayState {
    /// The rows settled within those days, in order of settlement and then of movement.
    ///
    /// The days are the account's own, and a row is settled on the day its settlement was made.
    func reconRows(_ query: RazorpayReconQuery) -> [Int] {
        var page: [Int] = []
        var toSkip = query.skip
        func offer(_ rows: some Collection<Int>) {
            if toSkip >= rows.count {
                toSkip -= rows.count
                return
            }
            page += rows.dropFirst(toSkip).prefix(query.count - page.count)
            toSkip = 0
        }
        for settlement in money.settlements.items where settlement.status != .failed {
            guard query.days.contains(money.calendar.day(of: settlement.createdAt)) else {
                continue
            }
            offer(settlement.rows)
            if page.count >= query.count { return page }
        }
        if settings.money.reconShowsUnsettled {
            offer(
                money.ledger.rows.indices.filter { place in
                    let row = money.ledger.rows[place]
                    return row.isUnsettled && row.source.isSettled
                        && query.days.contains(money.calendar.day(of: row.at))
                })
        }
        return page
    }
}
