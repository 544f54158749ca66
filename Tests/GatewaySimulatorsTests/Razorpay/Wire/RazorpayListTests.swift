import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayListTests {
    let account = RazorpayAccount()

    private func orders(_ count: Int, receipt: String? = nil) -> [String] {
        (0..<count).map { _ in
            account.wait(.seconds(1))
            return account.post(
                "/v1/orders", ["amount": 100, "currency": "INR", "receipt": JSONValue(receipt)]
            ).id
        }
    }

    @Test func `a list is a page of the newest ten with its own count`() {
        let ids = orders(12)
        let list = account.get("/v1/orders")
        #expect(list["entity"] == "collection")
        #expect(list["count"] == 10)
        #expect(list.ids == Array(ids.reversed().prefix(10)))
    }

    @Test func `count and skip walk through the list`() {
        let ids = Array(orders(5).reversed())
        #expect(account.get("/v1/orders?count=2&skip=1").ids == Array(ids[1...2]))
        #expect(account.get("/v1/orders?count=2&skip=4").ids == [ids[4]])
        #expect(
            account.get("/v1/orders?skip=5").body == [
                "entity": "collection", "count": 0, "items": [],
            ])
    }

    @Test func `from and to are inclusive`() {
        let ids = orders(3)
        let second = VirtualInstant.worldStart.seconds + 2
        #expect(account.get("/v1/orders?from=\(second)&to=\(second)").ids == [ids[1]])
        #expect(account.get("/v1/orders?from=\(second)").ids == [ids[2], ids[1]])
    }

    @Test func `orders are found by receipt`() {
        let ids = orders(2, receipt: "r 1")
        _ = orders(2, receipt: "r 2")
        #expect(account.get("/v1/orders?receipt=r%201").ids == [ids[1], ids[0]])
        #expect(account.get("/v1/orders?receipt=none").ids == [])
    }

    @Test func `an order lists its failed tries too`() {
        let order = account.order()
        let first = account.payment(of: order)
        account.act(first, "decline")
        let second = account.payment(of: order)
        account.act(second, "approve")
        _ = account.authorizedPayment()
        let list = account.get("/v1/orders/\(order)/payments")
        #expect(list["count"] == 2)
        #expect(list.ids == [second, first])
        #expect(list.items.map { $0["status"]?.string } == ["authorized", "failed"])
        #expect(account.get("/v1/payments")["count"] == 3)
    }

    @Test func `refunds are listed for one payment and for all`() {
        let one = account.capturedPayment()
        let other = account.capturedPayment()
        let refunds = [account.refund(one, 100).id, account.refund(other, 200).id]
        #expect(account.get("/v1/payments/\(one)/refunds").ids == [refunds[0]])
        #expect(account.get("/v1/refunds").ids == refunds.reversed())
    }

    @Test(arguments: [
        ("count=0", "The count must be at least 1."),
        ("count=101", "The count may not be greater than 100."),
        ("count=x", "The count must be an integer."),
        ("from=1", "from must be between 946684800 and 4765046400"),
        ("to=9999999999", "to must be between 946684800 and 4765046400"),
    ])
    func `a page out of range is refused`(query: String, text: String) {
        let answer = account.get("/v1/payments?\(query)")
        #expect(answer.status == 400)
        #expect(answer.text == text)
    }
}
