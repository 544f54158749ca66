import HTTPModel
import SimulationCore

/// Which part of a list is asked for: `from`, `to`, `count`, `skip`.
struct RazorpayPage: Sendable {
    private var from: Int?
    private var to: Int?
    private var count = 10
    private var skip = 0
    /// The filter of order lists.
    private(set) var receipt: String?
    /// The filter of order lists: with an authorized payment, or without.
    private(set) var isAuthorized: Bool?

    private static let instants = 946_684_800...4_765_046_400

    init(_ request: RequestMessage) throws(RazorpayError) {
        for item in request.queryItems {
            switch item.name {
            case "from": from = try Self.instant(item)
            case "to": to = try Self.instant(item)
            case "count": count = try Self.count(item)
            case "skip": skip = max(0, try Self.integer(item))
            case "receipt": receipt = item.value
            case "authorized": isAuthorized = try Self.flag(item)
            default: break
            }
        }
    }

    private static func integer(_ item: FormItem) throws(RazorpayError) -> Int {
        if let value = Int(item.value) { return value }
        throw .validation("The \(item.name) must be an integer.", field: item.name)
    }

    private static func flag(_ item: FormItem) throws(RazorpayError) -> Bool {
        switch item.value {
        case "1", "true": return true
        case "0", "false": return false
        default:
            throw .validation(
                "The \(item.name) field must be true or false.", field: item.name)
        }
    }

    private static func count(_ item: FormItem) throws(RazorpayError) -> Int {
        let count = try integer(item)
        guard count >= 1 else {
            throw .validation("The count must be at least 1.", field: "count")
        }
        guard count <= 100 else {
            throw .validation("The count may not be greater than 100.", field: "count")
        }
        return count
    }

    private static func instant(_ item: FormItem) throws(RazorpayError) -> Int {
        let instant = try integer(item)
        guard instants.contains(instant) else {
            throw .validation(
                "\(item.name) must be between 946684800 and 4765046400", field: item.name)
        }
        return instant
    }

    /// The page's objects, newest first, out of places given oldest first.
    ///
    /// Objects are made in order of time, so both ends of the span are found without a walk.
    func cut<Item>(
        _ places: some RandomAccessCollection<Int>, show: (Int) -> Item?, createdAt: (Int) -> Int
    ) -> [Item] {
        let newest = to.map { to in places.partition { createdAt($0) > to } } ?? places.endIndex
        var page: [Item] = []
        var toSkip = skip
        for place in places[..<newest].reversed() {
            guard page.count < count else { break }
            if let from, createdAt(place) < from { break }
            guard let item = show(place) else { continue }
            if toSkip > 0 {
                toSkip -= 1
            } else {
                page.append(item)
            }
        }
        return page
    }
}

extension RandomAccessCollection {
    /// Where the elements begin that answer yes, in a collection whose noes all come first.
    fileprivate func partition(by isPast: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isPast(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}

extension RazorpayState {
    func listOrders(_ page: RazorpayPage, _ lag: RazorpayLag) -> [RazorpayOrder] {
        let show = { (place: Int) -> RazorpayOrder? in
            guard let order = orders.listed(place, lag) else { return nil }
            return page.isAuthorized.map { $0 == hasAuthorizedPayment(order) } ?? true
                ? order : nil
        }
        guard let receipt = page.receipt else {
            return page.cut(orders.items.indices, show: show) { orders[$0].createdAt.seconds }
        }
        return page.cut(ordersByReceipt[receipt] ?? [], show: show) {
            orders[$0].createdAt.seconds
        }
    }

    /// Whether one of its payments waits to be captured.
    func hasAuthorizedPayment(_ order: RazorpayOrder) -> Bool {
        order.payments.contains { payments[$0].status == .authorized }
    }

    func listPayments(_ page: RazorpayPage, _ lag: RazorpayLag) -> [RazorpayPayment] {
        page.cut(
            payments.items.indices, show: { payments.listed($0, lag) },
            createdAt: { payments[$0].createdAt.seconds })
    }

    func listRefunds(_ page: RazorpayPage, _ lag: RazorpayLag) -> [RazorpayRefund] {
        page.cut(
            refunds.items.indices, show: { refunds.listed($0, lag) },
            createdAt: { refunds[$0].createdAt.seconds })
    }

    func listRefunds(
        of paymentID: String, _ page: RazorpayPage, _ lag: RazorpayLag
    ) throws(RazorpayError) -> [RazorpayRefund] {
        let place = try paymentPlace(paymentID)
        return page.cut(
            payments[place].refunds, show: { refunds.listed($0, lag) },
            createdAt: { refunds[$0].createdAt.seconds })
    }

    /// Every payment of an order, newest first, failed ones too; this list has no pages.
    func listPayments(of orderID: String, _ lag: RazorpayLag) throws(RazorpayError)
        -> [RazorpayPayment]
    {
        let order = orders[try orderPlace(orderID)]
        return order.payments.reversed().compactMap { payments.listed($0, lag) }
    }
}
