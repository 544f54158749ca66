import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// Every setting that stands for a question the sources leave open changes what it names.
@Suite struct RazorpaySwitchTests {
    @Test func `tries are counted when they start, or when they end`() {
        for (atResult, counts) in [(false, [1, 1]), (true, [0, 1])] {
            let account = RazorpayAccount { $0.countsAttemptsAtResult = atResult }
            let order = account.order()
            let id = account.payment(of: order)
            let shown = account.get("/v1/orders/\(order)")
            #expect(shown["status"] == "attempted")
            #expect(shown["attempts"]?.integer == counts[0])
            account.act(id, "decline")
            #expect(account.get("/v1/orders/\(order)")["attempts"]?.integer == counts[1])
        }
    }

    @Test func `an order's notes go to its payments only when they are set to`() {
        for (copies, notes) in [(false, []), (true, ["a": "1"])] as [(Bool, JSONValue)] {
            let account = RazorpayAccount { $0.copiesOrderNotes = copies }
            let order = account.order(with: JSONObject([.init(name: "notes", value: ["a": "1"])]))
            #expect(account.get("/v1/payments/\(account.payment(of: order))")["notes"] == notes)
        }
    }

    @Test func `an account nobody listens to makes no events and the same answers`() {
        let silent = RazorpayAccount { $0.sendsWebhooks = false }
        let account = RazorpayAccount()
        let refunds = [silent, account].map { $0.refund($0.capturedPayment(), 100).body }
        #expect(refunds[0] == refunds[1])
        #expect(silent.eventTypes == [])
        #expect(account.eventTypes.count == 5)
    }

    @Test func `a key may be good for one payment only`() {
        let account = RazorpayAccount { $0.refundKeyScope = .payment }
        let one = account.capturedPayment()
        let other = account.capturedPayment()
        #expect(account.refund(one, 100, key: "refund-key-1").status == 200)
        #expect(account.refund(other, 200, key: "refund-key-1").status == 200)
        #expect(account.refund(one, 200, key: "refund-key-1").status == 409)
    }

    @Test func `a refused refund may be refused again under its key`() {
        let account = RazorpayAccount { $0.remembersRefusedRefunds = true }
        let id = account.authorizedPayment()
        let first = account.refund(id, 100, key: "refund-key-1")
        _ = account.capture(id, 50_000)
        #expect(account.refund(id, 100, key: "refund-key-1").body == first.body)
        #expect(account.refund(id, 100, key: "refund-key-2").status == 200)
    }

    @Test func `a processed refund may fail after all`() {
        let account = RazorpayAccount { settings in
            settings.refundOutcome = .processedThenFailed
            settings.money.settlesAutomatically = false
        }
        let refund = account.refund(account.capturedPayment(), 100)
        #expect(refund["status"] == "processed")
        _ = account.eventTypes
        account.wait(.days(2))
        #expect(account.get("/v1/refunds/\(refund.id)")["status"] == "failed")
        #expect(account.eventTypes == ["refund.failed"])
        #expect(account.bookLines.last == "refund-failure 100")
    }

    @Test func `refunds of money never captured may go without events`() {
        let account = RazorpayAccount { $0.announcesAutomaticRefunds = false }
        let id = account.authorizedPayment()
        _ = account.eventTypes
        account.wait(.days(3))
        #expect(account.status(id) == "refunded")
        #expect(account.eventTypes == [])
    }

    @Test func `a payment of more than half a year cannot be refunded, unless age does not count`()
    {
        for (period, status) in [(VirtualDuration?.some(.days(183)), 400), (nil, 200)] {
            let account = RazorpayAccount { $0.refundablePeriod = period }
            let id = account.capturedPayment()
            account.wait(.days(183))
            #expect(account.refund(id, 100).status == 200)
            account.wait(.milliseconds(1))
            let answer = account.refund(id, 100)
            #expect(answer.status == status)
            guard status == 400 else { continue }
            #expect(
                answer.body == [
                    "error": [
                        "code": "BAD_REQUEST_ERROR",
                        "description":
                            "Refund is not supported by the bank because the payment is more than 6 months old",
                        "source": nil, "step": nil, "reason": nil, "metadata": [:],
                    ]
                ])
        }
    }

    @Test func `failing test cards may all fail alike`() {
        let account = RazorpayAccount { $0.testCardsFailPlainly = true }
        let id = account.payment(of: account.order(), card: "4100280000080001")
        account.act(id, "approve")
        #expect(account.get("/v1/payments/\(id)")["error_reason"] == "payment_failed")
    }

    @Test func `texts and parts of refusals can be switched`() {
        let account = RazorpayAccount { settings in
            settings.wording.missingCaptureAmount = "The amount field is required."
            settings.wording.wrongCaptureAmountStyle = .notApplicable
            settings.wording.extraFieldReason = "extra_field_sent"
            settings.wording.unknownIDSource = "internal"
            settings.wording.stripsPrefixOfMalformedIDs = false
            settings.wording.lowBalance = "invalid request sent"
            settings.openingBalance = 0
        }
        let id = account.authorizedPayment()
        #expect(
            account.post("/v1/payments/\(id)/capture", [:]).text == "The amount field is required.")
        #expect(account.capture(id, 100).error?["source"] == "NA")
        #expect(
            account.post("/v1/orders", ["tip": 1]).error?["reason"] == "extra_field_sent")
        #expect(account.get("/v1/payments/pay_AAAAAAAAAAAAA1").error?["source"] == "internal")
        #expect(account.get("/v1/payments/pay_short").text == "pay_short is not a valid id")
        _ = account.capture(id, 50_000)
        #expect(account.refund(id, 50_000).text == "invalid request sent")
    }

    @Test func `a key of the other mode sees a data set of its own`() {
        let account = RazorpayAccount { settings in
            settings.otherModeKeyID = "rzp_live_paycheck0001"
            settings.otherModeKeySecret = "live"
        }
        let test = account.authorizedPayment()
        account.user = ("rzp_live_paycheck0001", "live")
        #expect(account.get("/v1/payments/\(test)").text == "The id provided does not exist")
        #expect(account.get("/v1/payments")["count"] == 0)
        let live = account.authorizedPayment()
        #expect(account.status(live) == "authorized")
        #expect(account.simulator.books.map(\.paymentID) == [test])
        account.wait(.days(3))
        #expect(account.status(live) == "refunded")
        account.user = nil
        #expect(account.get("/v1/payments/\(live)").text == "The id provided does not exist")
        #expect(account.status(test) == "refunded")
    }

    @Test func `a live key is unknown unless the account has one`() {
        let account = RazorpayAccount()
        account.user = ("rzp_live_paycheck0001", "live")
        let answer = account.get("/v1/payments")
        #expect(answer.status == 401)
        #expect(answer.text == "Authentication failed")
    }
}
