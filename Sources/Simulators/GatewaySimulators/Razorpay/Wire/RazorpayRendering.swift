import JSONModel
import SimulationCore

/// Where a payment is shown: events carry some fields that plain answers leave out.
enum RazorpayView: Sendable { case answer, webhook }

extension RazorpayJSONWriter {
    /// An order, and whatever else is written about it.
    mutating func order(
        _ order: RazorpayOrder, _ more: (inout RazorpayJSONWriter) -> Void = { _ in }
    ) {
        object { writer in
            writer.member("id", order.id)
            writer.member("entity", "order")
            writer.member("amount", order.amount)
            writer.member("amount_paid", order.amountPaid)
            writer.member("amount_due", order.amountDue)
            writer.member("currency", order.currency)
            writer.member("receipt", order.receipt)
            writer.null(order.namedOffers ? "offers" : "offer_id")
            writer.member("status", order.status.rawValue)
            writer.member("attempts", order.attempts)
            writer.notes(order.notes)
            writer.member("created_at", order.createdAt.seconds)
            more(&writer)
        }
    }

    /// A payment, and whatever else is written about it.
    mutating func payment(
        _ payment: RazorpayPayment, for view: RazorpayView,
        _ more: (inout RazorpayJSONWriter) -> Void = { _ in }
    ) {
        object { writer in
            writer.member("id", payment.id)
            writer.member("entity", "payment")
            writer.member("amount", payment.amount)
            writer.member("currency", payment.currency)
            writer.baseAmount(of: payment, for: view)
            writer.member("status", payment.status.rawValue)
            writer.member("order_id", payment.orderID)
            writer.null("invoice_id")
            writer.member("international", payment.isInternational)
            writer.method(payment, for: view)
            writer.refundTotals(of: payment, for: view)
            writer.member("captured", payment.isCaptured)
            writer.member("description", payment.description)
            writer.member("email", payment.email)
            writer.member("contact", payment.contact)
            writer.notes(payment.notes)
            // A capture that may still be taken back has cost nothing yet.
            let unowed = payment.isCaptured ? 0 : nil
            writer.member("fee", payment.fee?.fee ?? unowed)
            writer.member("tax", payment.fee?.tax ?? unowed)
            writer.failure(payment.failure)
            writer.acquirerData(of: payment)
            writer.member("created_at", payment.createdAt.seconds)
            more(&writer)
        }
    }

    /// A card; events show its first six digits too.
    mutating func card(_ card: RazorpayCard, for view: RazorpayView) {
        object { writer in
            writer.member("id", card.id)
            writer.member("entity", "card")
            writer.member("name", card.name)
            writer.member("last4", card.last4)
            writer.member("network", card.network)
            writer.member("type", "credit")
            writer.null("issuer")
            writer.member("international", card.isInternational)
            writer.member("emi", false)
            writer.member("sub_type", "consumer")
            writer.null("token_iin")
            if view == .webhook { writer.member("iin", card.issuerNumber) }
        }
    }

    /// A payment's refund; the payment says what kind of reference its bank gives.
    mutating func refund(
        _ refund: RazorpayRefund, settings: RazorpaySettings, payment: RazorpayPayment
    ) {
        object { writer in
            writer.member("id", refund.id)
            writer.member("entity", "refund")
            writer.member("amount", refund.amount)
            writer.member("currency", refund.currency)
            writer.member("payment_id", refund.paymentID)
            writer.notes(refund.notes)
            writer.member("receipt", refund.receipt)
            writer.member("acquirer_data")
            writer.object { writer in
                switch payment.method {
                case .card: writer.null("arn")
                case .upi: writer.null("rrn")
                case .netbanking, .wallet: break
                }
            }
            writer.member("created_at", refund.createdAt.seconds)
            writer.null("batch_id")
            writer.member("status", refund.status.rawValue)
            if refund.requestedSpeed != nil || settings.showsUnrequestedSpeed {
                writer.member("speed_processed", refund.processedSpeed)
                writer.member("speed_requested", refund.requestedSpeed ?? "normal")
            }
        }
    }

    /// Objects as a collection: one page, with the number of objects on it.
    mutating func collection<Item>(
        _ items: [Item], _ write: (inout RazorpayJSONWriter, Item) -> Void
    ) {
        object { writer in
            writer.member("entity", "collection")
            writer.member("count", items.count)
            writer.member("items")
            writer.array(items, write)
        }
    }
}

extension RazorpayJSONWriter {
    private mutating func baseAmount(of payment: RazorpayPayment, for view: RazorpayView) {
        let isForeign = payment.currency != "INR"
        if isForeign || view == .webhook { member("base_amount", payment.baseAmount) }
        if isForeign { member("base_currency", "INR") }
    }

    private mutating func method(_ payment: RazorpayPayment, for view: RazorpayView) {
        member("method", payment.method.name)
        var bank: String?
        var wallet: String?
        var address: String?
        switch payment.method {
        case .card: break
        case .netbanking(let code): bank = code
        case .wallet(let name): wallet = name
        case .upi(let vpa, _, _): address = vpa
        }
        member("card_id", payment.method.card?.id)
        if view == .webhook, let card = payment.method.card {
            member("card")
            self.card(card, for: view)
        }
        member("bank", bank)
        member("wallet", wallet)
        member("vpa", address)
        if case .upi(_, let flow, _) = payment.method {
            member("upi")
            object { writer in
                writer.member("payer_account_type", "bank_account")
                writer.member("vpa", address)
                writer.member("flow", flow)
            }
        }
    }

    private mutating func refundTotals(of payment: RazorpayPayment, for view: RazorpayView) {
        member("amount_refunded", payment.amountRefunded)
        if view == .webhook { member("amount_transferred", 0) }
        let status: String? =
            if payment.amountRefunded == 0 { nil } else {
                payment.amountLeft == 0 ? "full" : "partial"
            }
        member("refund_status", status)
    }

    private mutating func failure(_ failure: RazorpayFailure?) {
        member("error_code", failure?.code)
        member("error_description", failure?.description)
        member("error_source", failure?.source)
        member("error_step", failure?.step)
        member("error_reason", failure?.reason)
    }

    private mutating func acquirerData(of payment: RazorpayPayment) {
        member("acquirer_data")
        object { writer in
            switch payment.method {
            case .card: writer.member("auth_code", payment.bankReference)
            case .netbanking: writer.member("bank_transaction_id", payment.bankReference)
            case .wallet: writer.member("transaction_id", payment.bankReference)
            case .upi:
                writer.member("rrn", payment.bankReference)
                writer.null("upi_transaction_id")
            }
        }
    }
}
