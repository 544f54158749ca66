/// What the account holds, kept as the lines are written and never added up again.
struct StripeBalance: Sendable {
    /// What becomes available at one moment.
    struct Arrival: Sendable, Hashable {
        /// Unix seconds, midnight UTC.
        let on: Int
        var net: Int
    }

    /// What is held in one currency.
    struct Holding: Sendable {
        let currency: StripeCurrency
        /// Minor units; refunds and disputes may take it below zero.
        var available = 0
        /// In order of their moments: there are as many as days until funds are available.
        var arrivals: [Arrival] = []

        var pending: Int { arrivals.reduce(0) { $0 + $1.net } }
    }

    /// In order of currency.
    private(set) var holdings: [Holding] = []

    /// Adds the net amount of one line; true when it is the first to arrive at its moment.
    mutating func add(
        _ net: Int, in currency: StripeCurrency, availableOn day: Int, at now: Int
    ) -> Bool {
        let place = self.place(of: currency)
        guard day > now else {
            holdings[place].available += net
            return false
        }
        // Nearly every line arrives with the latest ones.
        if holdings[place].arrivals.last?.on == day {
            holdings[place].arrivals[holdings[place].arrivals.count - 1].net += net
            return false
        }
        if let known = holdings[place].arrivals.firstIndex(where: { $0.on >= day }) {
            if holdings[place].arrivals[known].on == day {
                holdings[place].arrivals[known].net += net
                return false
            }
            holdings[place].arrivals.insert(Arrival(on: day, net: net), at: known)
        } else {
            holdings[place].arrivals.append(Arrival(on: day, net: net))
        }
        return true
    }

    /// Makes everything available that has arrived by a moment.
    mutating func settle(until now: Int) {
        for place in holdings.indices {
            while let arrival = holdings[place].arrivals.first, arrival.on <= now {
                holdings[place].available += arrival.net
                holdings[place].arrivals.removeFirst()
            }
        }
    }

    /// Whether money of some currency can be drawn on at a moment, with what has arrived by then.
    func hasFunds(at now: Int) -> Bool {
        holdings.contains { holding in
            let arrived = holding.arrivals.prefix { $0.on <= now }
            return arrived.reduce(holding.available) { $0 + $1.net } > 0
        }
    }

    func holding(in code: String) -> Holding? { holdings.first { $0.currency.code == code } }

    private mutating func place(of currency: StripeCurrency) -> Int {
        if let place = holdings.firstIndex(where: { $0.currency.code == currency.code }) {
            return place
        }
        let place =
            holdings.firstIndex { $0.currency.code > currency.code } ?? holdings.count
        holdings.insert(Holding(currency: currency), at: place)
        return place
    }
}
