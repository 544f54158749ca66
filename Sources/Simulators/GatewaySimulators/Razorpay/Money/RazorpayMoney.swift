import SimulationCore

/// All of an account but its orders, payments and refunds: balance, settlements, disputes,
/// downtimes, documents, and how its webhooks fare.
struct RazorpayMoney: Sendable {
    let calendar: RazorpayCalendar
    var ledger: RazorpayLedger
    /// The balance row of each payment and refund by their places; -1 for none.
    private(set) var paymentRows = RazorpayRowIndex()
    private(set) var refundRows = RazorpayRowIndex()
    /// Rows of captures that were taken back.
    private(set) var returnedRows: Set<Int> = []
    var adjustments: [RazorpayAdjustment] = []
    var settlements = RazorpayShelf<RazorpaySettlement>()
    var instantSettlements = RazorpayShelf<RazorpayInstantSettlement>()
    var disputes = RazorpayShelf<RazorpayDispute>()
    /// The open or reviewed dispute of each payment that has one.
    var liveDisputes: [Int: Int] = [:]
    /// Payments that were ever disputed.
    var disputed: Set<Int> = []
    var documents = RazorpayShelf<RazorpayDocument>()
    var downtimes = RazorpayShelf<RazorpayDowntime>()
    /// Places of the downtimes under way or announced, oldest first.
    var ongoingDowntimes: [Int] = []
    var webhooks: RazorpayWebhookHealth
    var audit = RazorpayAudit()
    /// The settlement day of the captures made today, so that it is worked out once a day.
    private var slots = RazorpaySlots()

    init(settings: RazorpaySettings) {
        calendar = RazorpayCalendar(settings.money)
        ledger = RazorpayLedger(opening: settings.openingBalance ?? 0)
        webhooks = RazorpayWebhookHealth(settings)
    }

    mutating func note(paymentRow row: Int, of payment: Int) { paymentRows[payment] = row }
    /// Notes that a payment is no longer captured.
    mutating func noteCaptureReturn(of payment: Int) {
        if paymentRows[payment] >= 0 { returnedRows.insert(paymentRows[payment]) }
        paymentRows[payment] = -1
    }

    mutating func note(refundRow row: Int, of refund: Int) { refundRows[refund] = row }

    /// When a capture made now is settled, and whether nobody has asked for that instant before.
    mutating func slot(
        at now: VirtualInstant, isInternational: Bool, settings: RazorpayMoneySettings
    ) -> (due: VirtualInstant, isNew: Bool) {
        let day = calendar.day(of: now)
        let workingDays =
            isInternational ? settings.internationalWorkingDays : settings.domesticWorkingDays
        return slots.due(day: day, isInternational: isInternational) {
            calendar.slot(workingDays: workingDays, afterDay: day)
        }
    }
}

/// The settlement instants of the last day asked about.
private struct RazorpaySlots: Sendable {
    private var days = [Int.min, Int.min]
    private var dues = [VirtualInstant(milliseconds: 0), VirtualInstant(milliseconds: 0)]

    mutating func due(
        day: Int, isInternational: Bool, work: () -> VirtualInstant
    ) -> (due: VirtualInstant, isNew: Bool) {
        let kind = isInternational ? 1 : 0
        if days[kind] == day { return (dues[kind], false) }
        days[kind] = day
        dues[kind] = work()
        return (dues[kind], true)
    }
}

/// Row places by object places, without a dictionary's cost for every payment.
struct RazorpayRowIndex: Sendable {
    private var rows: [Int] = []

    subscript(place: Int) -> Int {
        get { place < rows.count ? rows[place] : -1 }
        set {
            while rows.count <= place { rows.append(-1) }
            rows[place] = newValue
        }
    }
}
