import JSONModel
import SimulationCore
import Testing

@testable import GatewaySimulators

@Suite struct RazorpayKeyLifeTests {
    private func entry(_ at: VirtualInstant) -> RazorpayRefundKeys.Entry {
        .init(paymentID: "pay_1", body: JSONObject(), outcome: .refund(0), at: at)
    }

    @Test func `dead keys leave no trace`() {
        var keys = RazorpayRefundKeys()
        var now = VirtualInstant.worldStart
        for number in 0..<10_000 {
            now = now + .minutes(1)
            keys.remember(entry(now), under: "key-\(number)", life: .hours(1))
            #expect(keys.count <= 60)
        }
        #expect(keys["key-9999"] != nil)
        #expect(keys["key-9939"] == nil)
    }

    @Test func `a key that was forgotten and used again lives its second life in full`() {
        var keys = RazorpayRefundKeys()
        let start = VirtualInstant.worldStart
        keys.remember(entry(start), under: "key-1", life: .hours(1))
        keys.forget("key-1")
        keys.remember(entry(start + .minutes(30)), under: "key-1", life: .hours(1))
        keys.remember(entry(start + .minutes(70)), under: "key-2", life: .hours(1))
        #expect(keys["key-1"] != nil)
        keys.remember(entry(start + .minutes(90)), under: "key-3", life: .hours(1))
        #expect(keys["key-1"] == nil)
    }
}
