import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayDowntimeTests {
    @Test func `a downtime is listed while it lasts, and known by its id afterwards`() {
        let account = RazorpayAccount()
        #expect(account.get("/v1/payments/downtimes").items == [])
        account.decide("downtime-upi", on: "account")
        let listed = account.get("/v1/payments/downtimes").items[0]
        let began = JSONValue(account.now.seconds)
        #expect(
            listed == [
                "id": listed["id"] ?? .null, "entity": "payment.downtime", "method": "upi",
                "begin": began, "end": .null, "status": "started", "scheduled": false,
                "severity": "high", "instrument": ["vpa_handle": "ALL"], "created_at": began,
                "updated_at": began,
            ])
        account.wait(.minutes(5))
        account.decide("end-downtime", on: "account")
        #expect(account.get("/v1/payments/downtimes").items == [])
        let ended = account.get("/v1/payments/downtimes/\(listed["id"]?.string ?? "")")
        #expect(ended["status"] == "resolved")
        #expect(ended["end"] == JSONValue(account.now.seconds))
    }

    @Test func `events carry the instrument's fields and a key with a dot`() throws {
        let account = RazorpayAccount()
        account.decide("downtime-card", on: "account")
        let event = try #require(account.simulator.takeWebhooks().first)
        let body = try JSONValue.parse(event.body)
        #expect(body["contains"] == ["payment.downtime"])
        let entity = body["payload"]?["payment.downtime"]?["entity"]
        #expect(entity?["instrument"] == ["network": "ALL"])
        #expect(entity?["instrument_schema"] == ["network"])
        let id = entity?["id"]?.string ?? ""
        #expect(account.simulator.choices(for: id) == ["end-downtime", "lower-severity"])
        account.decide("lower-severity", on: id)
        #expect(account.get("/v1/payments/downtimes/\(id)")["status"] == "updated")
        account.decide("end-downtime", on: id)
        #expect(
            [event.type] + account.eventTypes == [
                "payment.downtime.started", "payment.downtime.updated",
                "payment.downtime.resolved",
            ])
    }

    @Test func `while a method is down with high severity its payments fail, others do not`() {
        let account = RazorpayAccount()
        account.decide("downtime-netbanking", on: "account")
        let order = account.order()
        let banked =
            account.post(
                "/v1/payments/create/json",
                [
                    "order_id": .string(order), "method": "netbanking", "bank": "HDFC",
                    "email": "a@b.co", "contact": "+919000000000",
                ])["razorpay_payment_id"]?.string ?? ""
        account.act(banked, "approve")
        let failed = account.get("/v1/payments/\(banked)")
        #expect(failed["status"] == "failed")
        #expect(failed["error_code"] == "GATEWAY_ERROR")
        #expect(failed["error_reason"] == "bank_not_available")
        let carded = account.payment(of: order)
        account.act(carded, "approve")
        #expect(account.status(carded) == "authorized")
    }

    @Test func `lower severity and the switch let payments through`() {
        for lets in [true, false] {
            let account = RazorpayAccount { settings in
                if lets {
                    settings.money.downtimesFailPayments = false
                } else {
                    settings.money.downtimeSeverity = .medium
                }
            }
            account.decide("downtime-card", on: "account")
            #expect(account.status(account.authorizedPayment()) == "authorized")
        }
    }

    @Test func `a downtime of one bank spares the others`() {
        let account = RazorpayAccount { $0.money.downtimeBank = "ICIC" }
        account.decide("downtime-netbanking", on: "account")
        #expect(
            account.get("/v1/payments/downtimes").items[0]["instrument"] == ["bank": "ICIC"])
        var outcomes: [String] = []
        for bank in ["ICIC", "HDFC"] {
            let payment =
                account.post(
                    "/v1/payments/create/json",
                    [
                        "order_id": .string(account.order()), "method": "netbanking",
                        "bank": .string(bank), "email": "a@b.co", "contact": "+919000000000",
                    ])["razorpay_payment_id"]?.string ?? ""
            account.act(payment, "approve")
            outcomes.append(account.status(payment))
        }
        #expect(outcomes == ["failed", "authorized"])
    }

    @Test func `a method that is down cannot go down twice`() {
        let account = RazorpayAccount()
        account.decide("downtime-upi", on: "account")
        #expect(
            account.decide("downtime-upi", on: "account")
                == "downtime-upi cannot be decided about account now; "
                + "possible: downtime-card, downtime-netbanking, end-downtime")
    }

    @Test func `an announced downtime is listed before it begins and ends by itself`() {
        let begin = VirtualInstant.worldStart + .hours(1)
        let account = RazorpayAccount {
            $0.money.plannedDowntimes = [.init(.upi, from: begin, to: begin + .hours(2))]
        }
        let listed = account.get("/v1/payments/downtimes").items[0]
        #expect(listed["status"] == "scheduled")
        #expect(listed["scheduled"] == true)
        #expect(listed["begin"] == JSONValue(begin.seconds))
        #expect(listed["end"] == JSONValue((begin + .hours(2)).seconds))
        #expect(account.simulator.choices(for: "account").contains("end-downtime") == false)
        account.wait(.hours(1))
        #expect(account.get("/v1/payments/downtimes").items[0]["status"] == "started")
        account.wait(.hours(2))
        #expect(account.get("/v1/payments/downtimes").items == [])
        #expect(account.eventTypes == ["payment.downtime.started", "payment.downtime.resolved"])
    }

    @Test func `an unknown downtime is refused`() {
        let answer = RazorpayAccount().get("/v1/payments/downtimes/down_00000000000000")
        #expect(answer.status == 400)
        #expect(answer.text == "The id provided does not exist")
    }
}
