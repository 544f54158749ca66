import SimulationCore
extension RazorpayShelf {
    mutating func add(_ item: Item, id: String) -> Int { add(item, id: id, at: VirtualInstant(milliseconds: 0)) }
    mutating func change(_ place: Int, _ edit: (inout Item) -> Void) { change(place, at: VirtualInstant(milliseconds: 0), edit) }
    func shown(_ place: Int, stale: Bool) -> Item? { shown(place, stale ? .lastChange(unlessBefore: VirtualInstant(milliseconds: 0)) : .none) }
    func listed(_ place: Int, stale: Bool) -> Item? { listed(place, stale ? .lastChange(unlessBefore: VirtualInstant(milliseconds: 0)) : .none) }
}
extension RazorpayRequestBody {
    func refuseFields(except: [String], settings: RazorpaySettings) throws(RazorpayError) { try refuseFields(except: except) }
}
extension RazorpayState {
    func missing(_ id: String, prefix: String) -> RazorpayError {
        isRazorpayID(id, prefix: prefix) ? .unknownID : .malformedID(id, prefix: prefix)
    }
}
extension RazorpayState {
    mutating func processRefund(_ place: Int) {
        refunds.change(place) { $0.status = .processed }
        emit(.refundProcessed, refund: place)
    }
    mutating func failRefund(_ place: Int) {
        refunds.change(place) { $0.status = .failed }
        let refund = refunds[place]
        payments.change(refund.payment) { payment in
            payment.amountRefunded -= refund.amount
            payment.status = .captured
        }
        book(
            .refundFailure, payments[refund.payment], objectID: refund.id, amount: refund.amount,
            paise: RazorpayCurrency.paise(refund.amount, of: refund.currency, settings: settings),
            operationReference: refund.receipt)
        emit(.refundFailed, refund: place)
    }
}
extension RazorpayRefund {
    func isRelease(_ state: RazorpayState) -> Bool { !state.payments[payment].isCaptured }
}
