import PaymentsHarness
import Testing

/// What the reader says about files that are not right, word for word.
@Suite struct ScenarioMistakesTests {
    @Test func `every mistake of a file is told, in the order of the file`() throws {
        let text = """
            scenario: s
            steps:
              - authorize: p1
                amount: EUR 50
              - capure: p1
              - capture: p2
            expect:
              - payment: p1
                status: CAPTURD
            """
        #expect(
            try ScenarioText.faults(text) == """
                s.yaml:4:13: "EUR 50" is no sum of EUR; expected EUR with 2 decimals, such as EUR \
                50.00
                s.yaml:5:5: unknown step "capure"; did you mean "capture"? expected one of: \
                authorize, challenge, capture, cancel, refund, retry, reconcile, reconcile-all, \
                read, replay-webhook, forge-webhook, wait, crash, restart, fault, heal, together, \
                expect, decide, request
                s.yaml:6:14: there is no payment "p2" at this point; did you mean "p1"? expected \
                one of: p1
                s.yaml:9:13: unknown status "CAPTURD"; did you mean "CAPTURED"? expected one of: \
                CREATED, AUTHORIZED, CAPTURED, REFUNDED, FAILED
                """)
    }

    @Test(arguments: wholeFiles)
    func `a file that is no scenario is refused`(text: String, message: String) throws {
        #expect(try ScenarioText.faults(text) == message)
    }

    @Test(arguments: steps)
    func `a step that cannot be right is refused`(step: String, message: String) throws {
        #expect(try ScenarioText.faults(ScenarioText.with(steps: step)) == message)
    }

    @Test(arguments: claims)
    func `an expectation that cannot be right is refused`(claim: String, message: String) throws {
        let text = ScenarioText.with(steps: "  - wait: 1s", expect: "expect:\n" + claim)
        #expect(try ScenarioText.faults(text) == message)
    }

    @Test func `what happens at the same moment does not know of each other`() throws {
        let text = """
            scenario: s
            steps:
              - together:
                  - authorize: p1
                    amount: EUR 1.00
                  - capture: p1
              - capture: p1
            """
        #expect(
            try ScenarioText.faults(text) == """
                s.yaml:6:18: there is no payment "p1" at this point; expected a step "authorize" \
                before it
                """)
    }

    @Test func `an authorization that cannot be read still makes its label known`() throws {
        let text = """
            scenario: s
            steps:
              - authorize: p1
                amount: fifty
              - capture: p1
            """
        #expect(
            try ScenarioText.faults(text) == """
                s.yaml:4:13: "fifty" is no sum of money; expected a currency and an amount, such as \
                EUR 50.00
                """)
    }
}

extension ScenarioMistakesTests {
    private static let stepWords =
        "authorize, challenge, capture, cancel, refund, retry, reconcile, reconcile-all, read, "
        + "replay-webhook, forge-webhook, wait, crash, restart, fault, heal, together, expect, "
        + "decide, request"

    static let wholeFiles = [
        ("hello", "s.yaml:1:1: \"hello\" is no scenario; expected a mapping of names to values"),
        (
            "scenario: s",
            "s.yaml:1:1: a scenario without \"steps\"; expected steps: a list of steps"
        ),
        (
            "steps: [{ wait: 1s }]",
            "s.yaml:1:1: a scenario without \"scenario\"; expected scenario: one sentence"
        ),
        ("scenario: s\nsteps: []", "s.yaml:2:8: a list is no history; expected at least one step"),
        (
            "scenario: 7\nsteps: [{ wait: 1s }]",
            "s.yaml:1:11: 7 is no title; expected a text; put it in quotes where YAML reads it "
                + "otherwise"
        ),
        (
            "scenario: s\nstep: [{ wait: 1s }]\nsteps: [{ wait: 1s }]",
            "s.yaml:2:1: unknown name \"step\" in a scenario; did you mean \"steps\"? expected one "
                + "of: scenario, about, given, steps, expect"
        ),
        (
            "scenario: s\ngiven: { provider: strip }\nsteps: [{ wait: 1s }]",
            "s.yaml:2:20: unknown provider \"strip\"; did you mean \"stripe\"? expected one of: "
                + "stripe, razorpay"
        ),
        (
            "scenario: s\ngiven: { nodes: 3, seed: -1 }\nsteps: [{ wait: 1s }]",
            "s.yaml:2:17: 3 is no number of nodes; expected a whole number from 1 to 2\n"
                + "s.yaml:2:26: -1 is no seed; expected a whole number from 0 to "
                + "18446744073709551615"
        ),
        (
            "scenario: s\ngiven: { settings: { hold-live: 2d } }\nsteps: [{ wait: 1s }]",
            "s.yaml:2:22: unknown name \"hold-live\" in settings; did you mean \"hold-life\"? "
                + "expected one of: " + ScenarioWords.settings.joined(separator: ", ")
        ),
        (
            "scenario: s\ngiven: { settings: { key-life: 2, secret-rotation: true } }\n"
                + "steps: [{ wait: 1s }]",
            "s.yaml:2:32: 2 is no duration; expected numbers with units, such as 250ms, 45s, 15m, "
                + "1h30m, 2d\n"
                + "s.yaml:2:52: unknown secret-rotation \"true\"; expected one of: on, off"
        ),
        (
            "scenario: s\ngiven: { network: [0, -1], schedule: 1 }\nsteps: [{ wait: 1s }]",
            "s.yaml:2:23: -1 is no choice; expected a whole number from 0\n"
                + "s.yaml:2:38: 1 is no list of recorded choices; expected a list"
        ),
    ]

    static let steps = [
        ("  - { }", "s.yaml:5:5: an empty step; expected one of: \(stepWords)"),
        (
            "  - capture: p1\n    cancel: p1",
            "s.yaml:5:5: a step that is capture and cancel at once; expected one of: \(stepWords)"
        ),
        (
            "  - capture: p1\n    amout: EUR 1.00",
            "s.yaml:6:5: unknown name \"amout\" in a step \"capture\"; did you mean \"amount\"? "
                + "expected one of: capture, amount, answer"
        ),
        (
            "  - wait: 1s\n    answer: 200",
            "s.yaml:6:5: unknown name \"answer\" in a step \"wait\"; expected one of: wait"
        ),
        (
            "  - authorize: p1\n    amount: EUR 1.00",
            "s.yaml:5:16: label \"p1\" is taken since line 3; expected a label of its own for every "
                + "payment, refund and request"
        ),
        (
            "  - refund: p1\n    of: p1",
            "s.yaml:5:13: label \"p1\" is taken since line 3; expected a label of its own for every "
                + "payment, refund and request"
        ),
        (
            "  - authorize: 1\n    amount: JPY 1.00",
            "s.yaml:5:16: 1 is no label; expected a letter, then letters, digits, - or _, such as p1"
                + "\ns.yaml:6:13: \"JPY 1.00\" is no sum of JPY; expected JPY with no decimals, "
                + "such as JPY 500"
        ),
        (
            "  - authorize: p2",
            "s.yaml:5:5: an authorization without \"amount\"; expected amount: EUR 50.00"
        ),
        (
            "  - capture: p1\n    amount: EURO 1.00",
            "s.yaml:6:13: unknown currency \"EURO\"; did you mean \"EUR\"? expected an ISO 4217 "
                + "code in capitals, such as EUR"
        ),
        (
            "  - capture: p1\n    amount: EUR 01.00",
            "s.yaml:6:13: \"EUR 01.00\" is no sum of EUR; expected EUR with 2 decimals, such as "
                + "EUR 50.00"
        ),
        (
            "  - authorize: p2\n    amount: EUR 1.00\n    method: cart pm_card_visa",
            "s.yaml:7:13: unknown method \"cart\"; did you mean \"card\"? expected one of: card, "
                + "upi, netbanking, wallet"
        ),
        (
            "  - challenge: p1\n    outcome: aprove",
            "s.yaml:6:14: unknown outcome \"aprove\"; did you mean \"approve\"? expected one of: "
                + "approve, decline, abandon, late-approve"
        ),
        (
            "  - capture: p1\n    answer: 402 payment_declind",
            "s.yaml:6:13: unknown code \"payment_declind\"; did you mean \"payment_declined\"? "
                + "expected a code of contracts/apis/payments.v1.yaml"
        ),
        (
            "  - capture: p1\n    answer: 42",
            "s.yaml:6:13: 42 is not of that form; expected an HTTP status, or one with a code, such "
                + "as 402 payment_declined"
        ),
        (
            "  - retry: capture p1",
            "s.yaml:5:12: there is nothing to retry: no capture of \"p1\" at this point; expected a "
                + "step \"capture: p1\" before it"
        ),
        (
            "  - retry: captur p1",
            "s.yaml:5:12: unknown request \"captur\"; did you mean \"capture\"? expected one of: "
                + "authorize, capture, cancel, refund"
        ),
        (
            "  - wait: 15",
            "s.yaml:5:11: 15 is no duration; expected numbers with units, such as 250ms, 45s, 15m, "
                + "1h30m, 2d"
        ),
        (
            "  - crash: node 2",
            "s.yaml:5:12: \"node 2\" is no node of this scenario; expected node 1, the only one"
        ),
        (
            "  - heal: all",
            "s.yaml:5:11: unknown cure \"all\"; expected one of: everything"
        ),
        (
            "  - together:\n      - capture: p1",
            "s.yaml:6:7: a list is no moment shared; expected at least two steps that begin together"
        ),
        (
            "  - together:\n      - capture: p1\n      - wait: 1s",
            "s.yaml:7:9: step \"wait\" cannot begin together with others; expected one of: "
                + "authorize, challenge, capture, cancel, refund, retry, reconcile, reconcile-all, "
                + "read, replay-webhook, forge-webhook, crash, restart, decide, request"
        ),
    ]

    static let claims = [
        (
            "  - paymnt: p1\n    status: CAPTURED",
            "s.yaml:7:5: unknown expectation \"paymnt\"; did you mean \"payment\"? expected one "
                + "of: payment, refund, order, ledger, books, events, fault, parked"
        ),
        (
            "  - payment: p1",
            "s.yaml:7:5: an expectation \"payment\" that says nothing; expected one of: status, "
                + "captured, refunded, in-doubt, failure"
        ),
        (
            "  - payment: p1\n    books: stripe",
            "s.yaml:7:5: an expectation about payment and books at once; expected one of: payment, "
                + "refund, order, ledger, books, events, fault, parked"
        ),
        (
            "  - payment: p1\n    in-doubt: no\n    failure: decline",
            "s.yaml:8:15: \"no\" is neither; expected true or false\n"
                + "s.yaml:9:14: unknown failure \"decline\"; did you mean \"declined\"? expected "
                + "one of: declined, abandoned, cancelled, expired, not_sent, rejected"
        ),
        (
            "  - refund: r1\n    status: done",
            "s.yaml:7:13: there is no refund \"r1\" at this point; expected a step \"refund\" "
                + "before it\n"
                + "s.yaml:8:13: unknown status \"done\"; expected one of: requested, pending, "
                + "unknown, succeeded, failed"
        ),
        (
            "  - order: p1\n    state: confirmd",
            "s.yaml:8:12: unknown state \"confirmd\"; did you mean \"confirmed\"? expected one of: "
                + "placed, awaiting-payment, confirmed, cancelled, rejected"
        ),
        (
            "  - ledger: 1200-gateway-clear\n    balance: EUR 1.00",
            "s.yaml:7:13: unknown account \"1200-gateway-clear\"; did you mean "
                + "\"1200-gateway-clearing\"? expected one of: 1200-gateway-clearing, "
                + "2100-customer-prepayments, 2200-refunds-payable, 2300-unallocated-receipts, "
                + "4100-refunds, 5100-processing-fees, 9000-authorizations-outstanding, "
                + "9001-authorizations-contra, 9100-in-doubt, 9101-in-doubt-contra"
        ),
        (
            "  - books: stripe\n    captures: -1",
            "s.yaml:8:15: -1 is no number; expected a whole number from 0"
        ),
        (
            "  - events: p1\n    are: [PaymentCaptur]",
            "s.yaml:8:11: unknown event \"PaymentCaptur\"; did you mean \"PaymentCaptured\"? "
                + "expected one of: PaymentAuthorized, PaymentCaptured, PaymentFailed, "
                + "PaymentRefunded"
        ),
        ("  - parked: some", "s.yaml:7:13: \"some\" is no number; expected a whole number from 0"),
    ]
}
