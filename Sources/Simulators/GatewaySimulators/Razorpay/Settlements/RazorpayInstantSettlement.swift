import JSONModel
import SimulationCore

/// Money the merchant asked to have at once.
struct RazorpayInstantSettlement: Sendable {
    static let prefix = "setlod_"

    enum Status: String, Sendable { case initiated, processed, reversed }

    let id: String
    let payoutID: String
    /// Paise, fees included.
    let requested: Int
    /// Paise, tax included.
    let fees: Int
    let tax: Int
    let takesFullBalance: Bool
    let description: String?
    let notes: JSONObject
    let createdAt: VirtualInstant
    var status = Status.initiated
    var endedAt: VirtualInstant?
    var transferReference: String?

    var net: Int { requested - fees }
}

extension RazorpayState {
    /// Sends money to the merchant's bank now, for a fee.
    mutating func requestInstantSettlement(
        _ body: RazorpayRequestBody
    ) throws(RazorpayError) -> Int {
        try body.refuseFields(
            except: ["amount", "settle_full_balance", "description", "notes"], settings: settings)
        let takesFullBalance = try body.flag("settle_full_balance") ?? false
        let description = try Self.checkDescription(try body.text("description"))
        let notes = try body.notes()
        let asked = try body.integer("amount")
        guard let amount = takesFullBalance ? balance : asked else { throw .required("amount") }
        guard amount >= 100 else {
            throw .notApplicable("Minimum amount that can be settled is ₹ 1.")
        }
        if !takesFullBalance { try checkAffordable(amount) }
        let fee = RazorpayFee(
            ofPaise: amount, basisPoints: settings.money.instantSettlementBasisPoints,
            settings: settings)
        return startInstantSettlement(
            RazorpayInstantSettlement(
                id: identifiers.next(.instantSettlement), payoutID: identifiers.next(.payout),
                requested: amount, fees: fee.fee, tax: fee.tax, takesFullBalance: takesFullBalance,
                description: description, notes: notes, createdAt: now))
    }

    private mutating func startInstantSettlement(_ instant: RazorpayInstantSettlement) -> Int {
        let place = money.instantSettlements.add(instant, id: instant.id, at: now)
        enterAdjustment(
            .instantSettlement(place), net: -instant.requested, fee: instant.fees, tax: instant.tax)
        book(.payout, transfer: instant.id, amount: instant.requested)
        setTimer(.money(.instantTransfer(place)), at: now + settings.money.instantSettlementTime)
        return place
    }

    private func checkAffordable(_ amount: Int) throws(RazorpayError) {
        if settings.money.refusesTwinInstantSettlements,
            money.instantSettlements.items.reversed().prefix(100).contains(where: {
                $0.status == .initiated && $0.requested == amount
            })
        {
            throw .notApplicable("Duplicate ondemand settlement request.")
        }
        guard settings.openingBalance == nil || amount <= balance else {
            throw .notApplicable(
                "Your account does not have enough balance to carry out the settlement.")
        }
    }

    private static func checkDescription(_ text: String?) throws(RazorpayError) -> String? {
        guard let text else { return nil }
        guard text.unicodeScalars.count <= 30 else {
            throw .validation(
                "The description may not be greater than 30 characters.", field: "description")
        }
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "):
                true
            default: false
            }
        }
        guard isPlain else {
            throw .validation("The description format is invalid.", field: "description")
        }
        return text
    }

    /// The money has arrived.
    mutating func processInstant(_ place: Int) {
        let reference = identifiers.transferReference()
        let now = now
        money.instantSettlements.change(place, at: now) { instant in
            instant.status = .processed
            instant.endedAt = now
            instant.transferReference = reference
        }
    }

    /// The transfer came back: money and fee are the merchant's again.
    mutating func reverseInstant(_ place: Int) {
        let now = now
        money.instantSettlements.change(place, at: now) { instant in
            instant.status = .reversed
            instant.endedAt = now
        }
        let instant = money.instantSettlements[place]
        enterAdjustment(.instantReversal(place), net: instant.requested)
        book(.payoutFailure, transfer: instant.id, amount: instant.requested)
    }

    /// Where the settlement on demand of that id stands.
    func instantSettlementPlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = money.instantSettlements.place(of: id) { return place }
        throw missing(id, prefix: RazorpayInstantSettlement.prefix)
    }
}
