import SimulationCore
import Testing

@Suite struct FaultPlanTests {
    private let start = VirtualInstant.worldStart

    /// Which of these calls, counted from 1, are struck.
    private func struck(
        by fault: PlannedFault, calls: [String], names: Set<String> = ["response-lost"]
    ) -> [Int] {
        let plan = FaultPlan()
        plan.add(fault)
        return calls.indices.filter { plan.strike(calls[$0], at: start, among: names) != nil }
            .map { $0 + 1 }
    }

    @Test(arguments: [
        (1, 1, [1]), (3, 1, [3]), (1, 3, [1, 2, 3]), (2, 2, [2, 3]), (9, 1, []), (1, 0, []),
        (4, Int.max, [4, 5, 6]), (1, Int.max, [1, 2, 3, 4, 5, 6]), (Int.max, Int.max, []),
    ])
    func `a fault strikes from its occurrence on, as many times as it says`(
        occurrence: Int, times: Int, expected: [Int]
    ) {
        let fault = PlannedFault(
            "response-lost", on: "stripe.capture", occurrence: occurrence, times: times)
        let calls = Array(repeating: "stripe.capture", count: 6)
        #expect(struck(by: fault, calls: calls) == expected)
    }

    @Test(arguments: [
        ("stripe.capture", [1]), ("stripe.*", [1, 2, 4]), ("*", [1, 2, 3, 4, 5]),
        ("razorpay.*", [3]), ("stripe", []), ("stripe.cap", []), ("*.capture", []),
    ])
    func `a call is named in full, by its family, or by a star for any`(
        pattern: String, expected: [Int]
    ) {
        let fault = PlannedFault("response-lost", on: pattern, times: 100)
        let calls = [
            "stripe.capture", "stripe.refund", "razorpay.capture", "stripe.capture.late", "stripes",
        ]
        #expect(struck(by: fault, calls: calls) == expected)
    }

    @Test func `only matching calls count`() {
        let fault = PlannedFault("response-lost", on: "stripe.capture", occurrence: 2)
        let calls = ["stripe.capture", "stripe.refund", "stripe.refund", "stripe.capture"]
        #expect(struck(by: fault, calls: calls) == [4])
    }

    @Test
    func `a layer is given only the faults it can enact, and other layers' looks do not count`() {
        let plan = FaultPlan()
        plan.add(PlannedFault("lock-timeout", on: "*", amount: 7))
        #expect(plan.strike("stripe.capture", at: start, among: ["response-lost"]) == nil)
        let fault = plan.strike("stripe.capture", at: start, among: ["lock-timeout", "slow"])
        #expect(fault?.name == "lock-timeout")
        #expect(fault?.amount == 7)
    }

    @Test func `a fault stops striking at its end, whatever is left of its times`() {
        let plan = FaultPlan()
        plan.add(
            PlannedFault("slow", on: "*", times: 100, until: start + .seconds(10)))
        #expect(plan.strike("a", at: start + .milliseconds(9999), among: ["slow"]) != nil)
        #expect(plan.strike("a", at: start + .seconds(10), among: ["slow"]) == nil)
        #expect(plan.isEmpty)
    }

    @Test func `one call suffers one fault, the one planned first; the other's turn passes`() {
        let plan = FaultPlan()
        plan.add(PlannedFault("slow", on: "*"))
        plan.add(PlannedFault("refused", on: "*", times: 2))
        let names: Set = ["slow", "refused"]
        #expect(plan.strike("a", at: start, among: names)?.name == "slow")
        #expect(plan.strike("a", at: start, among: names)?.name == "refused")
        #expect(plan.strike("a", at: start, among: names) == nil)
        #expect(plan.strikes == ["slow": 1, "refused": 1])
        #expect(plan.isEmpty)
    }

    @Test func `a healed world suffers no fault`() {
        let plan = FaultPlan()
        plan.add(PlannedFault("slow", on: "*", times: 100))
        #expect(!plan.isEmpty)
        #expect(plan.strike("a", at: start, among: ["slow"]) != nil)
        plan.removeAll()
        #expect(plan.isEmpty)
        #expect(plan.strike("a", at: start, among: ["slow"]) == nil)
        #expect(plan.strikes == ["slow": 1])
    }
}
