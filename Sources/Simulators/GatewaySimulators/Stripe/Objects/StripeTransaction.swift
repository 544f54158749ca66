import SimulationCore

/// One line of the account's balance.
struct StripeTransaction: Sendable {
    enum Category: String, Sendable {
        case charge
        case chargeFailure = "payment_failure_refund"
        case refund
        case refundFailure = "refund_failure"
    }

    /// The place of what moved the money.
    enum Source: Sendable, Hashable {
        case charge(Int)
        case refund(Int)
    }

    let id: String
    let category: Category
    let source: Source
    /// Minor units; negative when money leaves the account.
    let amount: Int
    let fee: Int
    let currency: StripeCurrency
    let created: VirtualInstant
    /// Unix seconds: midnight two working days after the transaction's day.
    let availableOn: Int

    var net: Int { amount - fee }

    init(
        id: String, category: Category, source: Source, amount: Int, fee: Int,
        currency: StripeCurrency, created: VirtualInstant
    ) {
        self.id = id
        self.category = category
        self.source = source
        self.amount = amount
        self.fee = fee
        self.currency = currency
        self.created = created
        availableOn = Self.availability(of: created)
    }

    private static func availability(of instant: VirtualInstant) -> Int {
        var day = instant.seconds / 86_400
        var missing = 2
        while missing > 0 {
            day += 1
            // Day 0 of the Unix calendar was a Thursday: 2 and 3 modulo 7 are the weekend.
            if day % 7 != 2, day % 7 != 3 { missing -= 1 }
        }
        return day * 86_400
    }
}

extension StripeState {
    /// Writes a reference to a balance transaction: null, its id, or the transaction itself.
    func writeTransaction(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(transactions[place], view: view, into: &out)
        } else {
            out.word(transactions[place].id)
        }
    }

    func write(_ line: StripeTransaction, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(line.id)
        out.raw(#","object":"balance_transaction","amount":"#)
        out.integer(line.amount)
        out.raw(#","available_on":"#)
        out.integer(line.availableOn)
        out.raw(#","balance_type":"payments","created":"#)
        out.integer(line.created.seconds)
        out.raw(#","currency":"#)
        out.word(line.currency.code)
        out.raw(#","description":"#)
        writeDescription(of: line, into: &out)
        out.raw(#","exchange_rate":null,"fee":"#)
        out.integer(line.fee)
        out.raw(#","fee_details":["#)
        if line.fee != 0 {
            out.raw(#"{"amount":"#)
            out.integer(line.fee)
            out.raw(#","application":null,"currency":"#)
            out.word(line.currency.code)
            out.raw(#","description":"Stripe processing fees","type":"stripe_fee"}"#)
        }
        out.raw(#"],"net":"#)
        out.integer(line.net)
        out.raw(#","reporting_category":""#)
        out.plain(line.category.rawValue)
        out.raw(#"","source":"#)
        writeSource(of: line, view: view.child("source"), into: &out)
        out.raw(#","status":"#)
        out.raw(line.availableOn <= clock.seconds ? #""available""# : #""pending""#)
        out.raw(#","type":""#)
        out.plain(line.category.rawValue)
        out.raw(#""}"#)
    }

    private func writeDescription(of line: StripeTransaction, into out: inout StripeWriter) {
        switch line.category {
        case .charge, .chargeFailure:
            if case .charge(let place) = line.source {
                out.string(charges[place].texts.description)
            } else {
                out.raw("null")
            }
        case .refund: out.raw(#""REFUND FOR CHARGE""#)
        case .refundFailure: out.raw(#""REFUND FAILURE""#)
        }
    }

    private func writeSource(
        of line: StripeTransaction, view: StripeView?, into out: inout StripeWriter
    ) {
        switch (line.source, view) {
        case (.charge(let place), _):
            writeCharge(place, view: view, into: &out)
        case (.refund(let place), let view?):
            write(shown(refunds, place, view), view: view, into: &out)
        case (.refund(let place), nil): out.word(refunds[place].id)
        }
    }

    /// The body of `GET /v1/balance`: what each currency adds up to.
    func balanceBody() -> [UInt8] {
        var sums: [(currency: StripeCurrency, available: Int, pending: Int)] = []
        for place in 0..<transactions.count {
            let line = transactions[place]
            let known = sums.firstIndex { $0.currency == line.currency }
            if known == nil { sums.append((line.currency, 0, 0)) }
            let isAvailable = line.availableOn <= clock.seconds
            let index = known ?? sums.count - 1
            if isAvailable { sums[index].available += line.net }
            if !isAvailable { sums[index].pending += line.net }
        }
        if sums.isEmpty, let dollar = StripeCurrency.named("usd") { sums.append((dollar, 0, 0)) }
        sums.sort { $0.currency.code < $1.currency.code }
        var out = StripeWriter()
        out.raw(#"{"object":"balance","available":["#)
        writeSums(sums.map { ($0.currency.code, $0.available) }, into: &out)
        out.raw(#"],"livemode":false,"pending":["#)
        writeSums(sums.map { ($0.currency.code, $0.pending) }, into: &out)
        out.raw(#"],"refund_and_dispute_prefunding":{"available":[],"pending":[]}}"#)
        return out.bytes
    }

    private func writeSums(_ sums: [(String, Int)], into out: inout StripeWriter) {
        for (place, (currency, amount)) in sums.enumerated() {
            if place > 0 { out.raw(",") }
            out.raw(#"{"amount":"#)
            out.integer(amount)
            out.raw(#","currency":"#)
            out.word(currency)
            out.raw(#","source_types":{"card":"#)
            out.integer(amount)
            out.raw("}}")
        }
    }
}
