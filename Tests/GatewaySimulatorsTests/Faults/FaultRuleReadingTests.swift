import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// Faults as the control API and a faults file give them.
@Suite struct FaultRuleReadingTests {
    private func read(_ text: String) throws -> FaultRule {
        try FaultRuleReader.rule(in: try JSONValue.parse(Array(text.utf8)))
    }

    private func problems(_ text: String) throws -> String {
        let value = try JSONValue.parse(Array(text.utf8))
        do throws(FaultRuleError) {
            _ = try FaultRuleReader.rules(in: value)
            return ""
        } catch {
            return error.description
        }
    }

    @Test func `a fault needs a name and a call, and strikes once`() throws {
        let rule = try read(#"{"fault": "response-lost", "on": "stripe.capture"}"#)
        #expect(rule == FaultRule(PlannedFault("response-lost", on: "stripe.capture")))
    }

    @Test func `every word of a fault is read`() throws {
        let rule = try read(
            #"""
            {"fault": "slow", "on": "stripe.*", "id": "mine", "occurrence": 2, "times": 9, "every": 3,
             "from": "1m", "until": "11m", "chance": "10%", "ramp-to": "90%", "method": "POST",
             "path": "/v1/*", "key": "k*", "reference": "o-1", "amount": "5s"}
            """#)
        var fault = PlannedFault("slow", on: "stripe.*", occurrence: 2, times: 9, amount: 5000)
        fault.id = "mine"
        fault.every = 3
        fault.chance = .percent(10)
        fault.rampTo = .percent(90)
        fault.only = CallFilter(method: "POST", path: "/v1/*", key: "k*", reference: "o-1")
        #expect(rule == FaultRule(fault, after: .minutes(1), lasting: .minutes(10)))
    }

    @Test(arguments: [
        #""for": "5m""#, #""until": "cleared""#, #""every": 2"#, #""chance": "20%""#,
    ])
    func `a fault that stands strikes until it is over`(member: String) throws {
        let rule = try read(#"{"fault": "refused", "on": "*", \#(member)}"#)
        #expect(rule.fault.times == PlannedFault.endless)
    }

    @Test func `every third call means the third, the sixth and so on`() throws {
        let rule = try read(#"{"fault": "refused", "on": "*", "every": 3}"#)
        #expect(rule.fault.occurrence == 3)
    }

    @Test func `a capacity has a rate, and marks where it refuses and fails`() throws {
        let rule = try read(
            #"""
            {"fault": "capacity", "on": "razorpay.*", "rate": "30/m", "refuses-at": "3s",
             "fails-at": "8s", "wasted": "100%"}
            """#)
        #expect(
            rule.fault.capacity
                == CapacityTerms(
                    requests: 30, per: .minutes(1), refusesAt: .seconds(3), failsAt: .seconds(8),
                    wasted: .all))
    }

    @Test func `a list of faults can stand alone or under its name`() throws {
        let one = #"{"fault": "refused", "on": "*"}"#
        for text in ["[\(one), \(one)]", #"{"faults": [\#(one), \#(one)]}"#] {
            let rules = try FaultRuleReader.rules(in: try JSONValue.parse(Array(text.utf8)))
            #expect(rules.count == 2)
        }
    }

    @Test(arguments: [
        (
            #"[{"fault": "reset", "on": "*", "oftn": 2}]"#,
            #"/0/oftn: unknown name "oftn" in a fault; expected one of: "#
                + FaultRuleReader.members.joined(separator: ", ")
        ),
        (#"[7]"#, "/0: 7 is no fault; expected a mapping of names to values"),
        (#"7"#, "the document: 7 is no list of faults; expected a list of faults"),
        (
            #"{"fault": []}"#,
            """
            /fault: unknown name "fault"; expected a list of faults under the name faults
            /faults: nothing is no list of faults; expected a list of faults
            """
        ),
        (#"[{"on": "*"}]"#, #"/0: a fault without "fault"; expected fault: its name"#),
        (
            #"[{"fault": "refused", "on": "*", "for": "1m", "until": "2m"}]"#,
            "/0/until: a fault with both for and until; expected one of them"
        ),
        (
            #"[{"fault": "refused", "on": "*", "from": "5m", "until": "2m"}]"#,
            #"/0/until: "2m" is no end after the beginning; expected more than 5m"#
        ),
        (
            #"[{"fault": "refused", "on": "*", "until": "later"}]"#,
            #"/0/until: "later" is no duration; expected numbers with units, such as 250ms, 45s, "#
                + "15m, 1h30m, 2d; or cleared"
        ),
        (
            #"[{"fault": "refused", "on": "*", "until": "cleared", "times": 2}]"#,
            "/0/times: a fault that is both counted and until cleared; expected times or until: "
                + "cleared"
        ),
        (
            #"[{"fault": "refused", "on": "*", "ramp-to": "90%"}]"#,
            """
            /0/ramp-to: a ramp without a beginning; expected chance: the share of calls it strikes \
            at first
            /0/ramp-to: a ramp without an end; expected for or until: when that share is reached
            """
        ),
        (
            #"[{"fault": "refused", "on": "*", "chance": 0.2}]"#,
            "/0/chance: 0.2 is no share; expected a percentage from 0% to 100%, such as 20% or 2.5%"
        ),
        (
            #"[{"fault": "webhook-dropped", "on": "stripe.webhook", "method": "POST"}]"#,
            #"/0/method: the fault "webhook-dropped" strikes no requests; expected no method"#
        ),
        (
            #"[{"fault": "refused", "on": "*", "rate": "5/s"}]"#,
            #"/0/rate: the fault "refused" has no rate; expected the fault capacity"#
        ),
        (
            #"[{"fault": "capacity", "on": "*"}]"#,
            #"/0: a fault without "rate"; expected rate: how much is carried, such as 20/s"#
        ),
        (
            #"[{"fault": "capacity", "on": "*", "rate": "0/s"}]"#,
            #"/0/rate: "0/s" is no rate; expected requests in a second, a minute or an hour, such "#
                + "as 20/s or 30/m"
        ),
        (
            #"[{"fault": "reset", "on": "*", "method": "post"}]"#,
            #"/0/method: unknown method "post"; expected one of: GET, POST, PATCH, PUT, DELETE"#
        ),
        (#"[{"fault": "reset", "on": "*", "id": ""}]"#, #"/0/id: "" is no id; expected a text"#),
    ])
    func `a mistake is told with its place and with what would be right`(
        text: String, expected: String
    ) throws {
        #expect(try problems(text) == expected)
    }

    @Test func `an unknown word comes with the words that are known`() throws {
        let value = try JSONValue.parse(Array(#"[{"fault": "reseet", "on": "*"}]"#.utf8))
        let error = #expect(throws: FaultRuleError.self) { try FaultRuleReader.rules(in: value) }
        #expect(error?.problems.first?.word == "reseet")
        #expect(error?.problems.first?.known == FaultCatalogue.gateways.map(\.name))
    }

    @Test func `every fault of a provider and of a webhook is in the catalogue`() {
        let names = FaultCatalogue.gateways.map(\.name)
        #expect(Set(names).isSuperset(of: GatewayFault.allCases.map(\.rawValue)))
        #expect(Set(names).isSuperset(of: WebhookFault.allCases.map(\.rawValue)))
        #expect(Set(names).count == names.count)
    }
}
