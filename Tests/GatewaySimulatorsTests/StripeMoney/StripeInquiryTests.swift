import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeInquiryTests {
    @Test func `an inquiry moves no money and leaves the charge refundable`() {
        let bench = StripeBench()
        let id = bench.disputed("dispute-inquiry")
        let inquiry = bench.get("disputes/\(id)")
        #expect(inquiry.state == "warning_needs_response")
        #expect(inquiry["is_charge_refundable"] == true)
        #expect(inquiry["balance_transactions"] == .array([]))
        #expect(inquiry["balance_transaction"] == .null)
        #expect(inquiry["payment_method_details"]?["card"]?["case_type"] == "inquiry")
        #expect(bench.balance() == [0, 2397])
        #expect(bench.post("refunds", "charge=\(inquiry["charge"]?.string ?? "")").status == 200)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `an answered inquiry is closed without a word about money`() {
        let bench = StripeBench()
        let id = bench.disputed("dispute-inquiry")
        let answer = bench.post("disputes/\(id)", "evidence[uncategorized_text]=winning_evidence")
        #expect(answer.state == "warning_under_review")
        bench.wait(.seconds(5))
        #expect(bench.get("disputes/\(id)").state == "warning_closed")
        #expect(bench.balance() == [0, 2397])
    }

    @Test func `an inquiry that grows into a chargeback withdraws the money and sets a new date`() {
        let bench = StripeBench()
        let id = bench.disputed("dispute-inquiry")
        bench.wait(.days(3))
        _ = bench.eventTypes()
        bench.post("disputes/\(id)", "evidence[uncategorized_text]=escalate_inquiry_evidence")
        bench.wait(.seconds(5))
        let dispute = bench.get("disputes/\(id)")
        #expect(dispute.state == "needs_response")
        #expect(dispute["evidence_details"]?["submission_count"] == 0)
        #expect(
            dispute["evidence_details"]?["due_by"]?.integer
                == (bench.now.seconds / 86_400 + 7) * 86_400 + 86_399)
        #expect(
            bench.eventTypes() == [
                "charge.dispute.updated", "charge.dispute.updated",
                "charge.dispute.funds_withdrawn",
            ])
        #expect(bench.bookLines.suffix(2) == ["dispute 2500", "dispute-fee 1500"])
        bench.wait(.days(9))
        #expect(bench.get("disputes/\(id)").state == "lost")
    }

    @Test func `an inquiry about refunded money cannot grow`() {
        let bench = StripeBench()
        let id = bench.disputed("dispute-inquiry")
        bench.post(
            "refunds", "charge=\(bench.get("disputes/\(id)")["charge"]?.string ?? "")")
        bench.decide("lose", on: id)
        #expect(bench.get("disputes/\(id)").state == "warning_closed")
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `an inquiry nobody follows up is closed in the end`() {
        let bench = StripeBench()
        let id = bench.disputed("dispute-inquiry")
        bench.wait(.days(119))
        #expect(bench.get("disputes/\(id)").state == "warning_needs_response")
        bench.wait(.days(1))
        #expect(bench.get("disputes/\(id)").state == "warning_closed")
    }

    @Test func `a fraud warning is actionable until the charge is refunded or disputed`() {
        for end in ["refund", "dispute"] {
            let bench = StripeBench()
            let payment = bench.pay()
            _ = bench.eventTypes()
            bench.decide("fraud-warning", on: payment.id)
            let warning = bench.list("radar/early_fraud_warnings")[0]
            let id = warning["id"]?.string ?? ""
            #expect(id.hasPrefix("issfr_1"))
            #expect(warning["object"] == "radar.early_fraud_warning")
            #expect(warning["actionable"] == true)
            #expect(warning["payment_intent"] == .init(payment.id))
            #expect(bench.eventTypes() == ["radar.early_fraud_warning.created"])
            if end == "refund" {
                bench.post("refunds", "payment_intent=\(payment.id)")
            } else {
                bench.decide("dispute", on: payment.id)
            }
            #expect(bench.eventTypes().contains("radar.early_fraud_warning.updated"))
            let path = "radar/early_fraud_warnings/\(id)"
            #expect(bench.get(path)["actionable"] == false)
            #expect(bench.get(path + "?expand[]=charge")["charge"]?["object"] == "charge")
        }
    }
}
