import JSONModel
import Testing

@testable import GatewaySimulators

@Suite struct RazorpayFeeTests {
    @Test(arguments: [
        (479_030, 11_305, 1724), (900, 22, 4), (2100, 50, 8), (100, 2, 0), (50_000, 1180, 180),
    ])
    func `a fee is two percent with two halves of tax, each rounded half up`(
        amount: Int, fee: Int, tax: Int
    ) {
        let found = RazorpayFee(
            ofPaise: amount, onDomesticCard: false, settings: RazorpaySettings())
        #expect(found.fee == fee)
        #expect(found.tax == tax)
    }

    @Test func `another rate gives another fee`() {
        var settings = RazorpaySettings()
        settings.feeBasisPoints = 100
        let found = RazorpayFee(ofPaise: 61_900, onDomesticCard: false, settings: settings)
        #expect(found.fee == 619 + 112)
    }

    @Test func `tax may be rounded once instead`() {
        var settings = RazorpaySettings()
        settings.taxRounding = .once
        // A share of 3: 9 % is 0.27, twice 0; 18 % is 0.54, which is 1.
        #expect(
            RazorpayFee(ofPaise: 150, onDomesticCard: false, settings: settings).tax == 1)
        #expect(
            RazorpayFee(ofPaise: 150, onDomesticCard: false, settings: RazorpaySettings()).tax == 0)
    }

    @Test func `small domestic card payments bear no tax, larger ones do`() {
        for (amount, tax) in [(200_000, 0), (200_001, 720)] {
            let found = RazorpayFee(
                ofPaise: amount, onDomesticCard: true, settings: RazorpaySettings())
            #expect(found.tax == tax)
            #expect(found.fee == 4000 + tax)
        }
        var settings = RazorpaySettings()
        settings.taxFreeCardAmount = nil
        #expect(RazorpayFee(ofPaise: 50_000, onDomesticCard: true, settings: settings).tax == 180)
    }

    @Test(arguments: [
        ("USD", 100, 8300), ("JPY", 100, 830_000), ("KWD", 1010, 8383), ("INR", 500, 500),
        ("EUR", 1, 83),
    ])
    func `a foreign sum is worth its paise at the fixed rate`(
        currency: String, amount: Int, paise: Int
    ) {
        #expect(
            RazorpayCurrency.paise(amount, of: currency, settings: RazorpaySettings()) == paise)
    }

    @Test func `a foreign payment shows its base and pays its fee in rupees`() {
        let account = RazorpayAccount()
        let order = account.post(
            "/v1/orders", ["amount": 1000, "currency": "USD", "payment": ["capture": "manual"]])
        let id = account.payment(of: order.id)
        account.act(id, "approve")
        let answer = account.post(
            "/v1/payments/\(id)/capture", ["amount": 1000, "currency": "USD"])
        #expect(answer["base_amount"] == 83_000)
        #expect(answer["base_currency"] == "INR")
        #expect(answer["international"] == true)
        #expect(answer["fee"] == 1958)
        #expect(answer["tax"] == 298)
        let entries = account.simulator.books.map { "\($0.kind) \($0.amount) \($0.currency)" }
        #expect(entries == ["authorization 1000 USD", "capture 1000 USD", "fee 1958 INR"])
    }
}
