import GatewaySimulators
import SimulationCore
import Testing

/// A provider that carries so much and no more.
@Suite struct CapacityModelTests {
    private let start = VirtualInstant.worldStart

    private func terms(wasted: Share = .percent(50)) -> CapacityTerms {
        CapacityTerms(
            requests: 10, refusesAt: .seconds(1), failsAt: .seconds(2), wasted: wasted)
    }

    @Test func `what the provider carries is served at once`() {
        var model = CapacityModel(terms())
        for number in 0..<100 {
            #expect(model.admit(at: start + .milliseconds(100 * number)) == .served(after: .zero))
        }
    }

    @Test func `what comes at the same moment is served one after the other, then refused`() {
        var model = CapacityModel(terms())
        let answers = (0..<12).map { _ in model.admit(at: start) }
        let waits = (0..<10).map { CapacityModel.Admission.served(after: .milliseconds(100 * $0)) }
        #expect(answers == waits + [.refused, .refused])
    }

    @Test func `with more and more waiting, failures take the place of refusals`() {
        var model = CapacityModel(terms(wasted: .all))
        let answers = (0..<60).map { _ in model.admit(at: start) }
        #expect(answers[10..<20].allSatisfy { $0 == .refused })
        #expect(answers[20..<30].count { $0 == .failed } == 2)
        #expect(answers[30..<40].count { $0 == .failed } == 7)
        #expect(answers[40..<60].allSatisfy { $0 == .failed })
    }

    @Test func `when the flood is over the provider recovers by itself`() {
        var model = CapacityModel(terms())
        for _ in 0..<10_000 { _ = model.admit(at: start) }
        #expect(model.work(at: start) == .milliseconds(4100))
        let later = start + .milliseconds(4100)
        #expect(model.admit(at: later) == .served(after: .zero))
    }

    @Test func `limits have queues of their own`() {
        var desk = CapacityDesk()
        for _ in 0..<10 { _ = desk.admit(under: terms(), id: "a", at: start) }
        #expect(desk.admit(under: terms(), id: "a", at: start) == .refused)
        #expect(desk.admit(under: terms(), id: "b", at: start) == .served(after: .zero))
    }

    /// Callers of a provider that carries ten requests a second: six new ones each second, eighty
    /// more in the third; whoever fails asks again as `patience` says, in tenths of a second, or not.
    ///
    /// Gives how many are served in the second of two minutes; 360 come newly.
    private func servedLate(patience: (Int) -> Int?) -> Int {
        var model = CapacityModel(terms())
        var due = Array(repeating: [Int](), count: 1200)
        for tenth in due.indices where tenth % 10 < 6 { due[tenth].append(1) }
        for tenth in 20..<30 { due[tenth] += Array(repeating: 1, count: 8) }
        var served = 0
        for tenth in due.indices {
            for tries in due[tenth] {
                switch model.admit(at: start + .milliseconds(100 * tenth)) {
                case .served: if tenth >= 600 { served += 1 }
                case .refused, .failed:
                    guard let wait = patience(tries), tenth + wait < due.count else { continue }
                    due[tenth + wait].append(tries + 1)
                }
            }
        }
        return served
    }

    @Test func `callers who try again at once keep the provider down for good`() {
        #expect(servedLate { _ in 2 } == 0)
    }

    @Test func `waiting twice as long each time is not enough when nobody ever gives up`() {
        #expect(servedLate { tries in 10 << min(tries, 6) } == 0)
    }

    @Test func `callers who give up after three tries let the provider recover`() {
        #expect(servedLate { tries in tries < 3 ? [10, 50][tries - 1] : nil } == 360)
    }
}
