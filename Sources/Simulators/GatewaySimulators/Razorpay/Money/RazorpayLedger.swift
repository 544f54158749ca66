import SimulationCore

/// The merchant's balance at Razorpay: its rows, and which of them wait for a settlement.
struct RazorpayLedger: Sendable {
    /// What the account held before the first row, in paise.
    let opening: Int
    private(set) var balance: Int
    private(set) var rows: [RazorpayBalanceRow] = []
    /// Captures whose day has not come, each list in order of that day.
    private var domestic = RazorpayWaitingRows()
    private var international = RazorpayWaitingRows()
    /// Rows that the next settlement may carry.
    private var ready: [Int] = []
    /// Rows of payments under dispute, where the account holds them back.
    private(set) var held: Set<Int> = []
    /// Paise in settlements whose transfer has neither gone out nor failed.
    var underWay = 0

    init(opening: Int) {
        self.opening = opening
        balance = opening
    }

    /// Enters a movement and gives the row's place.
    private mutating func append(_ row: RazorpayBalanceRow) -> Int {
        rows.append(row)
        balance += row.net
        return rows.count - 1
    }

    /// Enters a capture, whose money may be settled from `due` on.
    mutating func enterCapture(
        _ row: RazorpayBalanceRow, due: VirtualInstant, isInternational: Bool
    ) -> Int {
        let place = append(row)
        if isInternational {
            international.append(place, due: due)
        } else {
            domestic.append(place, due: due)
        }
        return place
    }

    /// Enters any other movement; what a settlement can carry, the next one carries.
    @discardableResult
    mutating func enter(_ row: RazorpayBalanceRow) -> Int {
        let place = append(row)
        if row.source.isSettled { ready.append(place) }
        return place
    }

    /// Takes a fee out of the row entered last.
    mutating func addFee(_ fee: Int, tax: Int) {
        guard !rows.isEmpty else { return }
        rows[rows.count - 1].take(fee: fee, tax: tax)
        balance -= fee
    }

    mutating func hold(_ place: Int) { held.insert(place) }
    mutating func release(_ place: Int) { held.remove(place) }

    /// The rows that a settlement at that instant would carry and their sum, if it is above zero.
    ///
    /// Nothing is settled against a sum of zero or below: refunds and disputes then wait for more
    /// captures. With `early` rows count whose day has not come.
    mutating func takeSettleable(
        at now: VirtualInstant, early: Bool
    ) -> (rows: [Int], sum: Int)? {
        ready += domestic.take(until: now, early: early)
        ready += international.take(until: now, early: early)
        let taken = (held.isEmpty ? ready : ready.filter { !held.contains($0) }).sorted()
        let sum = taken.reduce(0) { $0 + rows[$1].net }
        guard sum > 0 else { return nil }
        ready = held.isEmpty ? [] : ready.filter { held.contains($0) }
        return (taken, sum)
    }

    /// Puts rows into a settlement.
    mutating func assign(_ places: [Int], to settlement: Int) {
        for place in places { rows[place].settlement = settlement }
    }

    /// Gives rows of a bounced settlement back to the next one.
    mutating func giveBack(_ places: [Int]) {
        for place in places { rows[place].settlement = -1 }
        ready += places
    }

    /// Whether a settlement may have something to carry.
    var hasUnsettledRows: Bool {
        !ready.isEmpty || !domestic.waiting.isEmpty || !international.waiting.isEmpty
    }

    /// Whether a settlement ahead of its day would carry anything: what is not settled yet, without
    /// what is held back, comes to more than nothing.
    var canSettleEarly: Bool {
        [ready[...], domestic.waiting, international.waiting].reduce(0) { sum, places in
            places.reduce(sum) { held.contains($1) ? $0 : $0 + rows[$1].net }
        } > 0
    }
}

/// Rows in order of the day on which they may be settled.
private struct RazorpayWaitingRows: Sendable {
    private var places: [Int] = []
    private var dues: [VirtualInstant] = []
    private var first = 0

    var waiting: ArraySlice<Int> { places[first...] }

    mutating func append(_ place: Int, due: VirtualInstant) {
        places.append(place)
        dues.append(due)
    }

    /// Takes the rows that are due, or all of them.
    mutating func take(until now: VirtualInstant, early: Bool) -> ArraySlice<Int> {
        var end = first
        while end < places.count, early || dues[end] <= now { end += 1 }
        let taken = places[first..<end]
        first = end
        if first == places.count || first > 4096 {
            places.removeSubrange(..<first)
            dues.removeSubrange(..<first)
            first = 0
        }
        return taken
    }
}
