import Testing

@testable import GatewaySimulators

@Suite struct RazorpayPlacesTests {
    @Test func `ids are told apart by every byte, and by their prefix`() {
        var places = RazorpayPlaces()
        let ids = [
            "pay_AAAAAAAAAAAAAA", "pay_AAAAAAAAAAAAAB", "pay_BAAAAAAAAAAAAA", "pay_AAAAAAABAAAAAA",
        ]
        for (place, id) in ids.enumerated() { places[id] = place }
        #expect(ids.map { places[$0] } == [0, 1, 2, 3])
        for other in ["pay_AAAAAAAAAAAAAC", "ord_AAAAAAAAAAAAAA", "pay_AAAAAAAAAAAAA", "", "pay_"] {
            #expect(places[other] == nil)
        }
    }

    @Test func `ids of another form are kept as they are`() {
        var places = RazorpayPlaces()
        places["pay_AAAAAAAAAAAAAA"] = 0
        places["setlodp_AAAAAAAAAAAAAA"] = 1
        places["short"] = 2
        #expect(places["setlodp_AAAAAAAAAAAAAA"] == 1)
        #expect(places["short"] == 2)
        #expect(places["pay_AAAAAAAAAAAAAA"] == 0)
    }

    @Test func `an empty id may come first`() {
        var places = RazorpayPlaces()
        places[""] = 0
        places["pay_AAAAAAAAAAAAAA"] = 1
        #expect(places[""] == 0)
        #expect(places["pay_AAAAAAAAAAAAAA"] == 1)
    }
}
