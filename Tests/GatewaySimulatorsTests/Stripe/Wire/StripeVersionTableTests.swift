import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

/// One rule for each change between versions that a payment can notice, on both of its sides.
@Suite struct StripeVersionTableTests {
    private let open = "amount=2500&currency=usd"

    @Test(arguments: [("2022-08-01", true), ("2022-11-15", false)])
    func `charges and refunds are shown inside what they belong to until 2022-11-15`(
        version: String, isEmbedded: Bool
    ) {
        let bench = StripeBench()
        let paid = bench.start("paid")
        bench.post("refunds", "charge=\(paid.charge)&amount=100")
        let intent = bench.read("payment_intents/\(paid.intent)", version: version)
        #expect((intent["charges"] != nil) == isEmbedded)
        #expect(intent["latest_charge"]?.string == paid.charge)
        let charge = bench.read("charges/\(paid.charge)", version: version)
        #expect((charge["refunds"] != nil) == isEmbedded)
        if isEmbedded {
            #expect(intent["charges"]?["data"]?[0] == charge.json)
            #expect(charge["refunds"]?["data"]?[0]?["amount"] == 100)
            #expect(charge["refunds"]?["total_count"] == 1)
        }
        let expanded = bench.read("charges/\(paid.charge)?expand[]=refunds", version: version)
        #expect(expanded["refunds"]?["data"]?[0]?["amount"] == 100)
    }

    @Test(arguments: [("2022-11-15", false), ("2023-08-16", true)])
    func `methods are chosen dynamically, and may redirect, from 2023-08-16`(
        version: String, isDynamic: Bool
    ) {
        let bench = StripeBench()
        let intent = bench.post("payment_intents", open, version: version)
        #expect(
            intent["automatic_payment_methods"]
                == (isDynamic ? ["allow_redirects": "always", "enabled": true] : .null))
        let confirmed = bench.post(
            "payment_intents", open + "&confirm=true&payment_method=pm_card_visa", version: version)
        #expect(confirmed.status == (isDynamic ? 400 : 200))
        #expect(bench.bookLines.isEmpty == isDynamic)
    }

    @Test(arguments: [
        ("2024-03-31", "automatic", false), ("2024-04-10", "automatic_async", true),
    ])
    func `the balance transaction comes late by default from 2024-04-10`(
        version: String, method: String, isLate: Bool
    ) {
        let bench = StripeBench()
        let intent = bench.post(
            "payment_intents",
            open + "&confirm=true&payment_method=pm_card_visa&payment_method_types[]=card",
            version: version)
        #expect(intent["capture_method"]?.string == method)
        let charge = "charges/\(intent["latest_charge"]?.string ?? "")"
        #expect((bench.get(charge)["balance_transaction"] == .null) == isLate)
        bench.wait(.seconds(2))
        #expect(bench.get(charge)["balance_transaction"] != .null)
    }

    @Test(arguments: [
        ("2024-06-20", ["charge.refunded"], ["charge.refund.updated"]),
        (
            "2024-10-28.acacia", ["refund.created", "charge.refunded"],
            ["refund.updated", "charge.refund.updated"]
        ),
    ])
    func `refunds have events of their own on accounts from 2024-10-28`(
        version: String, created: [String], updated: [String]
    ) {
        let bench = StripeBench { $0.apiVersion = version }
        let paid = bench.start("paid")
        _ = bench.eventTypes()
        bench.post("refunds", "charge=\(paid.charge)")
        #expect(bench.eventTypes() == created)
        bench.wait(.seconds(1))
        #expect(bench.eventTypes() == updated)
    }

    @Test(arguments: [("2025-02-24.acacia", true), ("2025-03-31.basil", false)])
    func `a canceled hold is told as a refund until basil, and moves no money either way`(
        version: String, isRefund: Bool
    ) {
        let bench = StripeBench()
        let held = bench.start("held")
        _ = bench.eventTypes()
        bench.post("payment_intents/\(held.intent)/cancel", version: version)
        let charge = bench.get("charges/\(held.charge)")
        #expect(charge["captured"] == false)
        #expect(charge["refunded"] == .bool(isRefund))
        #expect(charge["amount_refunded"] == (isRefund ? 2500 : 0))
        let refunds = bench.list("refunds")
        #expect(refunds.map { $0["amount"] } == (isRefund ? [2500] : []))
        #expect(refunds.allSatisfy { $0["balance_transaction"] == .null })
        #expect(
            bench.eventTypes()
                == (isRefund ? ["charge.refunded"] : []) + ["payment_intent.canceled"])
        #expect(bench.bookLines == ["authorization 2500", "release 2500"])
        #expect(bench.list("balance_transactions") == [])
        let again = bench.post("refunds", "charge=\(held.charge)")
        #expect(again.status == 400)
    }

    @Test(arguments: [("2025-02-24.acacia", "automatic"), ("2025-03-31.basil", "expired")])
    func `a lapsed hold has another reason from basil on`(version: String, reason: String) {
        let bench = StripeBench()
        let form = StripeBench.payment(capture: "manual")
        let id = bench.post("payment_intents", form, version: version).id
        bench.wait(.days(7))
        #expect(bench.get("payment_intents/\(id)")["cancellation_reason"]?.string == reason)
    }

    @Test(arguments: [("2025-02-24.acacia", true), ("2025-03-31.basil", false)])
    func `payments and charges name an invoice until basil`(version: String, isNamed: Bool) {
        let bench = StripeBench()
        let paid = bench.start("paid")
        for path in ["payment_intents/\(paid.intent)", "charges/\(paid.charge)"] {
            #expect(bench.read(path, version: version)["invoice"] == (isNamed ? .null : nil))
        }
        let created = bench.post("payment_intents", open, version: version)
        #expect(created["invoice"] == (isNamed ? .null : nil))
        let old = StripeBench { $0.apiVersion = version }
        old.pay()
        for event in old.events() {
            #expect(event["data"]?["object"]?["invoice"] == (isNamed ? .null : nil))
        }
    }

    @Test func `allowed methods can be named from 2026-07-29, and nothing else with them`() {
        let bench = StripeBench()
        let form =
            open + "&allowed_payment_method_types[]=card&allowed_payment_method_types[]=ideal"
        let old = bench.post("payment_intents", form, version: "2026-06-24.dahlia")
        #expect(old.error?["code"] == "parameter_unknown")
        let intent = bench.post("payment_intents", form, version: "2026-07-29.dahlia")
        #expect(intent["allowed_payment_method_types"] == ["card"])
        #expect(intent["payment_method_types"] == ["card"])
        for (other, name) in [
            ("payment_method_types[]=card", "payment_method_types"),
            ("automatic_payment_methods[enabled]=true", "automatic_payment_methods"),
            ("excluded_payment_method_types[]=ideal", "excluded_payment_method_types"),
            ("payment_method_configuration=pmc_1", "payment_method_configuration"),
        ] {
            let both = bench.post(
                "payment_intents", form + "&" + other, version: "2026-07-29.dahlia")
            #expect(both.error?["code"] == "parameters_exclusive")
            #expect(
                both.error?["message"]?.string
                    == "You may only specify one of these parameters: allowed_payment_method_types, \(name)."
            )
        }
    }

    @Test(arguments: [("2026-08-26.dahlia", 200), ("2026-09-30.endive", 400)])
    func `methods cannot be listed from endive on, in a creation, an update or a confirmation`(
        version: String, status: Int
    ) {
        let bench = StripeBench()
        let subject = bench.start("open")
        let listed = "payment_method_types[]=card"
        let path = "payment_intents/\(subject.intent)"
        for (path, form) in [
            ("payment_intents", open + "&" + listed), (path, listed), (path + "/confirm", listed),
        ] {
            let answer = bench.post(path, form, version: version)
            #expect(answer.status == status)
            if status == 400 {
                #expect(answer.error?["code"] == "payment_method_types_no_longer_supported")
                #expect(answer.error?["param"] == "payment_method_types")
            }
        }
        #expect(bench.read(path, version: version)["payment_method_types"] == ["card"])
    }

    @Test func `a request that names no version speaks the account's`() {
        let bench = StripeBench { $0.apiVersion = "2022-08-01" }
        let intent = bench.pay()
        #expect(intent["charges"]?["total_count"] == 1)
        #expect(intent.field("Stripe-Version") == "2022-08-01")
        let now = bench.read("payment_intents/\(intent.id)", version: "2025-03-31.basil")
        #expect(now["charges"] == nil)
        #expect(now.field("Stripe-Version") == "2025-03-31.basil")
        #expect(bench.events().allSatisfy { $0["api_version"] == "2022-08-01" })
    }
}
