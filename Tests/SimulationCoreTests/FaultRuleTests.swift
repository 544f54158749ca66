import SimulationCore
import Testing

/// Rules strike by count, by time and by chance, and all of it can be told before.
@Suite struct FaultRuleTests {
    private let start = VirtualInstant.worldStart

    /// Which of so many calls are struck, counted from 1, one call a second.
    private func struck(_ rule: FaultRule, calls: Int, seed: UInt64 = 1) -> [Int] {
        let plan = FaultPlan(seed: seed)
        plan.add(rule, at: start)
        return (1...calls).filter { number in
            plan.strike("stripe.capture", at: start + .seconds(number), among: ["slow"]) != nil
        }
    }

    private func rule(
        _ change: (inout PlannedFault) -> Void = { _ in }, after delay: VirtualDuration? = nil,
        lasting: VirtualDuration? = nil
    ) -> FaultRule {
        var fault = PlannedFault("slow", on: "stripe.*", times: PlannedFault.endless)
        change(&fault)
        return FaultRule(fault, after: delay, lasting: lasting)
    }

    @Test func `every third call is struck, counted from the first struck one`() {
        let each = rule { ($0.every, $0.occurrence) = (3, 3) }
        #expect(struck(each, calls: 10) == [3, 6, 9])
        let twice = rule { ($0.every, $0.occurrence, $0.times) = (3, 1, 2) }
        #expect(struck(twice, calls: 10) == [1, 4])
    }

    @Test func `a window counts from the planning, its end not included`() {
        let window = rule(after: .seconds(3), lasting: .seconds(4))
        #expect(struck(window, calls: 10) == [3, 4, 5, 6])
        let second = rule({ $0.occurrence = 2 }, after: .seconds(3))
        #expect(struck(second, calls: 6) == [4, 5, 6])
    }

    @Test func `a chance is decided by the seed, and by nothing else`() {
        let half = rule { $0.chance = .percent(50) }
        let first = struck(half, calls: 1000)
        #expect(struck(half, calls: 1000) == first)
        #expect((450...550).contains(first.count))
        #expect(struck(half, calls: 1000, seed: 2) != first)
        #expect(struck(rule { $0.chance = .zero }, calls: 100) == [])
    }

    @Test func `another fault on other calls does not shift what chance decides`() {
        let half = rule { $0.chance = .percent(50) }
        let plan = FaultPlan()
        plan.add(half, at: start)
        plan.add(PlannedFault("slow", on: "razorpay.*", times: 5))
        let mixed = (1...100).filter { number in
            _ = plan.strike("razorpay.capture", at: start, among: ["slow"])
            return plan.strike("stripe.capture", at: start, among: ["slow"]) != nil
        }
        #expect(mixed == struck(half, calls: 100))
    }

    @Test func `a ramp strikes few at first and nearly all in the end`() {
        let rising = rule({ ($0.chance, $0.rampTo) = (.zero, .all) }, lasting: .seconds(1000))
        let calls = struck(rising, calls: 999)
        let thirds = [1...333, 334...666, 667...999].map { range in
            calls.count { range.contains($0) }
        }
        #expect(thirds[0] < 80 && thirds[2] > 250, "\(thirds)")
        #expect(thirds[0] < thirds[1] && thirds[1] < thirds[2], "\(thirds)")
        let falling = rule({ ($0.chance, $0.rampTo) = (.all, .zero) }, lasting: .seconds(1000))
        #expect(struck(falling, calls: 999).count { $0 > 900 } < 20)
    }

    @Test func `times counts the calls a chance has struck`() {
        let some = rule { ($0.chance, $0.times) = (.percent(30), 4) }
        #expect(struck(some, calls: 100).count == 4)
    }

    @Test func `one fault can be taken away, the others stay`() {
        let plan = FaultPlan()
        var named = PlannedFault("slow", on: "*", times: 9)
        named.id = "mine"
        #expect(plan.add(named) == "mine")
        let other = plan.add(PlannedFault("reset", on: "*", times: 9))
        #expect(other == "fault-2")
        #expect(plan.remove("mine"))
        #expect(!plan.remove("mine"))
        #expect(plan.standing(at: start).map(\.id) == [other])
    }

    @Test func `a fault planned again under its id takes the place of the old one`() {
        let plan = FaultPlan()
        for amount in [1, 2] {
            var named = PlannedFault("slow", on: "*", times: 9, amount: amount)
            named.id = "mine"
            plan.add(named)
        }
        #expect(plan.standing(at: start).map(\.fault.amount) == [2])
    }

    @Test func `what stands says how often it struck, and goes when it is over`() {
        let plan = FaultPlan()
        plan.add(PlannedFault("slow", on: "*", times: 2, until: start + .seconds(5)))
        _ = plan.strike("a", at: start, among: ["slow"])
        #expect(plan.standing(at: start).map(\.struck) == [1])
        #expect(plan.standing(at: start + .seconds(5)) == [])
        #expect(plan.strikes == ["slow": 1])
    }

    @Test func `a fault limited to some requests strikes only those, and no call that is none`() {
        let plan = FaultPlan()
        var limited = PlannedFault("slow", on: "*", times: 9)
        limited.only.method = "POST"
        plan.add(limited)
        #expect(plan.strike("a", at: start, among: ["slow"]) == nil)
        let meant = plan.strike("a", at: start, among: ["slow"]) { $0.method == "POST" }
        #expect(meant?.name == "slow")
    }

    @Test func `a limit is met by every call of its time and never used up`() {
        let plan = FaultPlan()
        var limit = PlannedFault("capacity", on: "stripe.*", times: PlannedFault.endless)
        limit.capacity = CapacityTerms(requests: 5)
        plan.add(FaultRule(limit, lasting: .seconds(10)), at: start)
        #expect(plan.limit(on: "stripe.refund", at: start)?.terms.requests == 5)
        #expect(plan.limit(on: "razorpay.refund", at: start) == nil)
        #expect(plan.limit(on: "stripe.refund", at: start + .seconds(10)) == nil)
        #expect(plan.strike("stripe.refund", at: start, among: ["capacity"]) == nil)
        plan.felt("capacity", id: "fault-1")
        #expect(plan.strikes == ["capacity": 1])
        #expect(plan.standing(at: start).map(\.struck) == [1])
    }
}

/// Shares and patterns, the small words of rules.
@Suite struct FaultWordTests {
    @Test(arguments: [
        ("0%", 0), ("20%", 2000), ("2.5%", 250), ("0.05%", 5), ("99.99%", 9999), ("100%", 10_000),
    ])
    func `a share reads and writes as people write it`(text: String, basisPoints: Int) {
        #expect(Share(text)?.basisPoints == basisPoints)
        #expect(Share(text)?.description == text)
    }

    @Test(arguments: [
        "", "%", "20", "101%", "100.01%", "1.234%", "-1%", ".5%", "5.%", "1e1%", "05%",
        "99999999999999999999%",
    ])
    func `what is no share is refused`(text: String) {
        #expect(Share(text) == nil)
    }

    @Test(arguments: [
        ("/v1/refunds", "/v1/refunds", true), ("/v1/refunds", "/v1/refunds/1", false),
        ("/v1/*", "/v1/refunds", true), ("/v1/*/capture", "/v1/payments/pay_1/capture", true),
        ("*capture", "/capture/capture", true), ("/v1/*/capture", "/v1/capture", false),
        ("*", "", true), ("", "", true), ("", "a", false), ("a*b*c", "aXbYbZc", true),
        ("a**", "a", true), ("a*b", "ab-", false),
    ])
    func `a star stands for any text`(pattern: String, text: String, isMatch: Bool) {
        #expect(CallFilter.matches(pattern, text) == isMatch)
    }

    @Test func `a filter wants everything it names`() {
        let filter = CallFilter(method: "POST", path: "/v1/*", key: "k-*", reference: "order-7")
        func accepts(_ method: String, _ path: String, _ key: String?, _ text: String) -> Bool {
            filter.accepts(method: method, path: path, key: key) { text.contains($0) }
        }
        #expect(accepts("POST", "/v1/a", "k-1", "x order-7"))
        #expect(!accepts("GET", "/v1/a", "k-1", "x order-7"))
        #expect(!accepts("POST", "/v2/a", "k-1", "x order-7"))
        #expect(!accepts("POST", "/v1/a", "j-1", "x order-7"))
        #expect(!accepts("POST", "/v1/a", nil, "x order-7"))
        #expect(!accepts("POST", "/v1/a", "k-1", "order-8"))
        #expect(CallFilter.everything.isEmpty && !filter.isEmpty)
    }
}
