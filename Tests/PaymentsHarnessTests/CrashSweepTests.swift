import Exploration
import GatewaySimulators
import PaymentsDomain
import PaymentsHarness
import SimulationCore
import Testing

/// Kills the node at every port call of capture and refund, one after the other, and looks for loss.
@Suite struct CrashSweepTests {
    struct Sweep: CustomTestStringConvertible {
        let provider: String
        let operation: String
        let fault: String

        var testDescription: String { "\(provider) \(operation) \(fault)" }
    }

    static let sweeps = ["stripe", "razorpay"].flatMap { provider in
        ["capture", "refund"].flatMap { operation in
            ["crash-before", "crash-after"].map { fault in
                Sweep(provider: provider, operation: operation, fault: fault)
            }
        }
    }

    @Test(arguments: sweeps)
    func `a crash at any port call loses and doubles nothing`(_ sweep: Sweep) throws {
        var placements = 0
        while true {
            let occurrence = placements + 1
            let run = try ScenarioRun.play(
                Self.scenario(sweep, occurrence: occurrence), in: Repository.world(.sqlite))
            #expect(run.findings == [], "\(sweep.testDescription) at port call \(occurrence)")
            if run.reached.faults[sweep.fault] == 0 { break }
            placements = occurrence
        }
        print("\(sweep.testDescription): \(placements) placements")
        #expect(placements >= 8, "an operation makes more port calls than that")
    }

    static func scenario(_ sweep: Sweep, occurrence: Int) -> Scenario {
        let amount = Money.of(50_000, sweep.provider == "stripe" ? "EUR" : "INR")
        var steps = [Step(.authorize(Authorize(payment: "p1", amount: amount)))]
        if sweep.provider == "razorpay" {
            steps.append(Step(.challenge(payment: "p1", .approve)))
        }
        let fault = Act.fault(
            PlannedFault(sweep.fault, on: "*", occurrence: occurrence), lasting: nil)
        if sweep.operation == "capture" { steps.append(Step(fault)) }
        steps.append(Step(.capture(payment: "p1", amount: nil)))
        if sweep.operation == "refund" { steps.append(Step(fault)) }
        steps.append(Step(.refund(refund: "r1", payment: "p1", amount: nil)))
        steps.append(Step(.wait(.hours(3))))
        steps.append(Step(.retry(.capture(payment: "p1"))))
        steps.append(Step(.retry(.refund(refund: "r1"))))
        steps.append(Step(.wait(.hours(3))))
        // A capture whose intent died with the node was asked for again after the refund was refused.
        steps.append(Step(.refund(refund: "r2", payment: "p1", amount: nil)))
        return Scenario(
            title: "swept", given: Given(provider: sweep.provider), steps: steps,
            expectations: [
                Expectation(.payment(PaymentClaim(payment: "p1", status: .refunded))),
                Expectation(
                    .books(
                        BooksClaim(
                            provider: sweep.provider, counts: [.capture: 1, .refund: 1],
                            captured: amount,
                            refunded: amount))),
                Expectation(.parked(count: 0)),
            ])
    }
}
