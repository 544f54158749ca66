import HTTPModel

extension RazorpayState {
    /// Shows what a GET asks for, as a read lagging so far behind shows it.
    func read(
        _ route: RazorpayRoute, _ request: RequestMessage, _ lag: RazorpayLag,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        switch route {
        case .order(let id):
            guard let order = orders.shown(try orderPlace(id), lag) else { throw .unknownID }
            write(order, try RazorpayExpansion(request, .ofOrders), lag, into: &writer)
        case .payment(let id):
            guard let payment = payments.shown(try paymentPlace(id), lag) else { throw .unknownID }
            write(payment, try RazorpayExpansion(request, .ofPayments), into: &writer)
        case .paymentCard(let id):
            guard let card = payments[try paymentPlace(id)].method.card else {
                throw .notApplicable("Payment was not done using card")
            }
            writer.card(card, for: .answer)
        case .checkoutStatus(let id): try checkoutStatus(of: id, request, into: &writer)
        case .refund(let id): try readRefund(id, of: nil, lag, into: &writer)
        case .paymentRefund(let id, let refund):
            try readRefund(refund, of: id, lag, into: &writer)
        default: try readList(route, request, lag, into: &writer)
        }
    }

    private func readRefund(
        _ id: String, of paymentID: String?, _ lag: RazorpayLag,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        if let paymentID { _ = try paymentPlace(paymentID) }
        guard let refund = refunds.shown(try refundPlace(id), lag),
            refund.paymentID == paymentID ?? refund.paymentID
        else { throw .unknownID }
        write(refund, into: &writer)
    }

    private func readList(
        _ route: RazorpayRoute, _ request: RequestMessage, _ lag: RazorpayLag,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        let page = try RazorpayPage(request)
        switch route {
        case .listOrders:
            let expansion = try RazorpayExpansion(request, .ofOrders)
            writer.collection(listOrders(page, lag)) { writer, order in
                write(order, expansion, lag, into: &writer)
            }
        case .listPayments:
            let expansion = try RazorpayExpansion(request, .ofPayments)
            writer.collection(listPayments(page, lag)) { writer, payment in
                write(payment, expansion, into: &writer)
            }
        case .orderPayments(let id):
            let expansion = try RazorpayExpansion(request, .ofPayments)
            writer.collection(try listPayments(of: id, lag)) { writer, payment in
                write(payment, expansion, into: &writer)
            }
        case .listRefunds:
            writer.collection(listRefunds(page, lag)) { write($1, into: &$0) }
        case .paymentRefunds(let id):
            writer.collection(try listRefunds(of: id, page, lag)) { write($1, into: &$0) }
        default: throw .wrongMethod
        }
    }
}

extension RazorpayState {
    func write(_ refund: RazorpayRefund, into writer: inout RazorpayJSONWriter) {
        writer.refund(refund, settings: settings, payment: payments[refund.payment])
    }

    private func write(
        _ order: RazorpayOrder, _ expansion: RazorpayExpansion, _ lag: RazorpayLag,
        into writer: inout RazorpayJSONWriter
    ) {
        writer.order(order) { writer in
            if expansion.contains(.payments) || expansion.contains(.paymentCards) {
                let shown = order.payments.reversed().compactMap { payments.listed($0, lag) }
                let inner: RazorpayExpansion = expansion.contains(.paymentCards) ? .card : []
                writer.member("payments")
                writer.collection(shown) { write($1, inner, into: &$0) }
            }
            if expansion.contains(.transfers) {
                writer.member("transfers")
                writer.collection([Int]()) { _, _ in }
            }
            if expansion.contains(.virtualAccount) { writer.null("virtual_account") }
        }
    }

    private func write(
        _ payment: RazorpayPayment, _ expansion: RazorpayExpansion,
        into writer: inout RazorpayJSONWriter
    ) {
        writer.payment(payment, for: .answer) { writer in
            guard !expansion.isEmpty else { return }
            if expansion.contains(.card) {
                if let card = payment.method.card {
                    writer.member("card")
                    writer.card(card, for: .answer)
                } else {
                    writer.null("card")
                }
            }
            if expansion.contains(.instalments) { writer.null("emi") }
            if expansion.contains(.offers) {
                writer.member("offers")
                writer.collection([Int]()) { _, _ in }
            }
            if expansion.contains(.refunds) {
                writer.member("refunds")
                writer.collection(payment.refunds.reversed()) { write(refunds[$1], into: &$0) }
            }
            if expansion.contains(.token) { writer.null("token") }
            if expansion.contains(.settlement), let place = payments.place(of: payment.id) {
                write(transactionOfPayment: place, into: &writer)
            } else if expansion.contains(.transaction) {
                writer.null("transaction")
            }
        }
    }
}
