import SimulationCore
import Testing

@testable import GatewaySimulators

@Suite struct StripeStoreTests {
    @Test func `every version that an event tells is found again after later changes`() {
        var store = StripeStore<String>()
        let place = store.append("made")
        let first = store.tell(place, by: 0)
        store.change(place) { $0 = "held" }
        store.change(place) { $0 = "captured" }
        let second = store.tell(place, by: 1)
        let third = store.tell(place, by: 2)
        store.change(place) { $0 = "refunded" }
        let fourth = store.tell(place, by: 3)
        #expect(store.version(at: place, toldAfter: first) == "made")
        #expect(store.version(at: place, toldAfter: second) == "captured")
        #expect(store.version(at: place, toldAfter: third) == "captured")
        #expect(store.version(at: place, toldAfter: fourth) == "refunded")
    }

    @Test func `what an event tells outlives the older events that have been dropped`() {
        var store = StripeStore<String>()
        let place = store.append("made")
        _ = store.tell(place, by: 0)
        store.change(place) { $0 = "held" }
        let kept = store.tell(place, by: 1)
        store.change(place) { $0 = "captured" }
        store.forgetTold(before: 1)
        #expect(store.version(at: place, toldAfter: kept) == "held")
    }
}
