import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeDisputeTests {
    @Test func `a dispute takes its amount and the fee from the account at once`() {
        let bench = StripeBench()
        let id = bench.disputed()
        let dispute = bench.get("disputes/\(id)")
        #expect(dispute.status == 200)
        #expect(dispute["object"] == "dispute")
        #expect(dispute["amount"] == 2500)
        #expect(dispute["status"] == "needs_response")
        #expect(dispute["reason"] == "fraudulent")
        #expect(dispute["network_reason_code"] == "10.4")
        #expect(dispute["is_charge_refundable"] == false)
        let line = dispute["balance_transactions"]?[0]
        #expect(line?["type"] == "adjustment")
        #expect(line?["reporting_category"] == "dispute")
        #expect(line?["amount"] == -2500)
        #expect(line?["fee"] == 1500)
        #expect(line?["net"] == -4000)
        #expect(line?["status"] == "available")
        #expect(line?["fee_details"]?[0]?["description"] == "Dispute fee")
        #expect(line?["source"] == .init(id))
        #expect(dispute["balance_transaction"] == line?["id"])
        #expect(bench.balance() == [-4000, 2397])
        #expect(bench.bookLines.suffix(2) == ["dispute 2500", "dispute-fee 1500"])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a disputed charge says so and cannot be refunded`() {
        let bench = StripeBench()
        let id = bench.disputed()
        let charge = bench.list("charges")[0]
        #expect(charge["disputed"] == true)
        #expect(charge["dispute"] == .init(id))
        let name = charge["id"]?.string ?? ""
        let refused = bench.post("refunds", "charge=\(name)")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "charge_disputed")
        #expect(
            refused.error?["message"]
                == .init("Charge \(name) has been charged back; cannot issue a refund."))
    }

    @Test func `an answer is due at the end of the seventh day`() {
        let bench = StripeBench()
        let id = bench.disputed()
        let due = bench.get("disputes/\(id)")["evidence_details"]?["due_by"]?.integer ?? 0
        #expect(due % 86_400 == 86_399)
        #expect(due / 86_400 == bench.now.seconds / 86_400 + 7)
        bench.wait(.milliseconds((due - bench.now.seconds) * 1000))
        #expect(bench.get("disputes/\(id)").state == "needs_response")
        bench.wait(.seconds(1))
        let lapsed = bench.get("disputes/\(id)")
        #expect(lapsed.state == "lost")
        #expect(lapsed["evidence_details"]?["past_due"] == true)
    }

    @Test(arguments: [
        ("winning_evidence", "won"), ("losing_evidence", "lost"),
        ("whatever", "under_review"),
    ])
    func `the words of the test mode decide a dispute`(text: String, end: String) {
        let bench = StripeBench()
        let id = bench.disputed()
        let answer = bench.post("disputes/\(id)", "evidence[uncategorized_text]=\(text)")
        #expect(answer.state == "under_review")
        #expect(answer["evidence_details"]?["has_evidence"] == true)
        #expect(answer["evidence_details"]?["submission_count"] == 1)
        bench.wait(.seconds(5))
        #expect(bench.get("disputes/\(id)").state == end)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a win brings the amount back after the usual wait, and not the fee`() {
        let bench = StripeBench()
        let id = bench.disputed()
        bench.post("disputes/\(id)", "evidence[uncategorized_text]=winning_evidence")
        bench.wait(.seconds(5))
        let won = bench.get("disputes/\(id)")
        #expect(won["is_charge_refundable"] == true)
        let lines = won["balance_transactions"]?.array ?? []
        #expect(lines.map { $0["reporting_category"] } == ["dispute", "dispute_reversal"])
        #expect(lines[1]["amount"] == 2500)
        #expect(lines[1]["fee"] == 0)
        #expect(lines[1]["status"] == "pending")
        #expect(bench.balance() == [-4000, 4897])
        #expect(bench.bookLines.last == "dispute-reversal 2500")
    }

    @Test func `an account may get the fee back with a win`() {
        let bench = StripeBench { $0.disputeFeeReturnsOnWin = true }
        let id = bench.disputed()
        bench.decide("win", on: id)
        let lines = bench.get("disputes/\(id)")["balance_transactions"]?.array ?? []
        #expect(lines[1]["fee"] == -1500)
        #expect(lines[1]["net"] == 4000)
        #expect(bench.bookLines.last == "dispute-reversal 4000")
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a draft stays with the account and can be changed`() {
        let bench = StripeBench()
        let id = bench.disputed()
        let draft = bench.post(
            "disputes/\(id)",
            "evidence[customer_name]=Ada&evidence[product_description]=Tea&submit=false"
                + "&metadata[case]=7")
        #expect(draft.state == "needs_response")
        #expect(draft["evidence"]?["customer_name"] == "Ada")
        #expect(draft["evidence_details"]?["submission_count"] == 0)
        #expect(draft["metadata"] == ["case": "7"])
        let changed = bench.post("disputes/\(id)", "evidence[customer_name]=&submit=false")
        #expect(changed["evidence"]?["customer_name"] == .null)
        #expect(changed["evidence"]?["product_description"] == "Tea")
    }

    @Test func `evidence goes to the bank once`() {
        let bench = StripeBench()
        let id = bench.disputed()
        bench.post("disputes/\(id)", "evidence[customer_name]=Ada")
        let again = bench.post("disputes/\(id)", "evidence[customer_name]=Bob")
        #expect(again.status == 400)
        #expect(again.error?["param"] == "evidence")
        #expect(bench.post("disputes/\(id)", "metadata[a]=1").status == 200)
        #expect(bench.post("disputes/\(id)/close").status == 400)
    }

    @Test func `closing a dispute gives it up for good`() {
        let bench = StripeBench()
        let id = bench.disputed()
        #expect(bench.post("disputes/\(id)/close").state == "lost")
        for answer in [
            bench.post("disputes/\(id)/close"),
            bench.post("disputes/\(id)", "metadata[a]=1"),
        ] {
            #expect(answer.status == 400)
            #expect(answer.error?["message"] == "This dispute is already closed")
            #expect(answer.error?["type"] == "invalid_request_error")
            #expect(answer.error?["code"] == nil)
        }
    }

    @Test func `a bank may take a loss back the day after`() {
        let bench = StripeBench()
        let id = bench.disputed()
        bench.post("disputes/\(id)/close")
        bench.wait(.days(1))
        #expect(bench.simulator.choices(for: id) == ["win"])
        bench.decide("win", on: id)
        #expect(bench.get("disputes/\(id)").state == "won")
        #expect(bench.simulator.choices(for: id) == [])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `only what is left of a charge is disputed`() {
        let bench = StripeBench()
        let payment = bench.pay()
        bench.post("refunds", "payment_intent=\(payment.id)&amount=1000")
        bench.decide("dispute", on: payment.id)
        #expect(bench.list("disputes")[0]["amount"] == 1500)
        #expect(
            bench.decide("dispute", on: payment.id)
                == "dispute cannot be decided about \(payment.id) now; what can be is: win, lose")
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `what cannot be disputed is not`() {
        let bench = StripeBench()
        let hold = bench.hold()
        #expect(bench.simulator.choices(for: hold.id) == [])
        let refunded = bench.pay()
        bench.post("refunds", "payment_intent=\(refunded.id)")
        #expect(bench.simulator.choices(for: refunded.id) == [])
        #expect(
            bench.decide("dispute", on: refunded.id)
                == "dispute cannot be decided about \(refunded.id) now; nothing can")
    }
}
