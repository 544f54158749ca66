import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsREST

@Suite struct RenderingTests {
    static let refund = """
        {"id":"ref_1","payment_id":"pay_1","amount":{"amount_minor":400,"currency":"USD"},\
        "status":"requested","reason":"broken \\"cup\\"","transaction_id":null,\
        "failure_code":null,"requested_at":"2026-01-05T09:00:00.000Z"
        """
    static let payment = """
        {"id":"pay_1","order_id":"order-41","provider":"stripe",\
        "method":{"kind":"card","reference":"pm_card_visa"},\
        "amount":{"amount_minor":1050,"currency":"USD"},"status":"CAPTURED",\
        "transaction_id":"pi_1","next_action":null,\
        "hold":{"amount":{"amount_minor":1050,"currency":"USD"},\
        "expires_at":"2026-01-12T09:00:00.000Z","is_live":false},\
        "captured":{"amount_minor":1050,"currency":"USD"},\
        "refunded":{"amount_minor":0,"currency":"USD"},\
        "fee":{"amount_minor":60,"currency":"USD"},"failure":null,"in_doubt":false,\
        "attempts":[{"id":"att_1","kind":"authorization",\
        "amount":{"amount_minor":1050,"currency":"USD"},"outcome":"succeeded","code":null,\
        "sends":1,"started_at":"2026-01-05T09:00:00.000Z"}],\
        "refunds":[\(refund)}],"version":3,"created_at":"2026-01-05T09:00:00.000Z"
        """

    func body(_ useCases: ScriptedUseCases, _ request: RequestMessage) async -> String {
        let response = await useCases.api.handle(request)
        #expect(response[.contentType] == "application/json")
        #expect(response.status == 200)
        return response.text
    }

    @Test func `a payment is rendered whole, and without a standing when it is read`() async throws
    {
        let useCases = ScriptedUseCases(payments: [try .refunding()])
        #expect(await body(useCases, request(.get, "/v1/payments/pay_1")) == Self.payment + "}")
        #expect(
            await body(useCases, request(.get, "/v1/payments?order_id=order-41"))
                == #"{"payments":["# + Self.payment + "}]}")
        #expect(
            await body(useCases, request(.get, "/v1/payments?order_id=order-42"))
                == #"{"payments":[]}"#)
    }

    @Test func `the answer to a command has the standing last`() async throws {
        let result = CommandResult(payment: try .refunding(), standing: .done)
        let useCases = ScriptedUseCases(.success(result))
        #expect(
            await body(useCases, request(.post, "/v1/payments/pay_1/capture"))
                == Self.payment + #","standing":"done"}"#)
    }

    @Test func `a waiting payment names the page to visit`() async throws {
        let action = NextAction(redirectURL: "https://bank.test/1")
        let waiting = try Payment.created().learning(.awaitingCustomer(action))
        let answer = try JSONValue.parse(PaymentRendering.body(waiting))
        #expect(answer["next_action"] == ["redirect_url": "https://bank.test/1"])
        #expect(answer["status"] == "CREATED")
        #expect(answer["hold"] == .null)
        #expect(answer["attempts"]?[0]?["outcome"] == "awaiting_customer")
    }

    @Test func `a failed payment says why, and an unknown outcome that it is in doubt`() throws {
        let declined = FailureReason(.declined, providerCode: "insufficient_funds")
        let failed = try JSONValue.parse(
            PaymentRendering.body(try .created().learning(.failed(declined))))
        #expect(failed["failure"] == ["kind": "declined", "provider_code": "insufficient_funds"])
        #expect(failed["attempts"]?[0]?["code"] == "insufficient_funds")
        var unknown = try Payment.created()
        unknown.authorizationUnknown()
        let doubtful = try JSONValue.parse(PaymentRendering.body(unknown, standing: .inDoubt))
        #expect(doubtful["in_doubt"] == true)
        #expect(doubtful["standing"] == "in_doubt")
    }

    @Test func `refunds are listed and answered in the same shape`() async throws {
        let payment = try Payment.refunding()
        let useCases = ScriptedUseCases(
            .success(
                CommandResult(
                    payment: payment, standing: .done, refundID: RefundID("ref_1"),
                    isReplay: true)),
            payments: [payment])
        #expect(
            await body(useCases, request(.get, "/v1/payments/pay_1/refunds"))
                == #"{"refunds":["# + Self.refund + "}]}")
        #expect(
            await body(useCases, request(.post, "/v1/payments/pay_1/refunds"))
                == Self.refund + #","standing":"done"}"#)
    }

    @Test func `ledger entries carry both sides`() async throws {
        let entry = JournalEntry(
            MoneyMovement(.fee, try dollars(60), objectID: "pi_1"),
            paymentID: PaymentID("pay_1"), provider: ProviderName("stripe"), recordedAt: nine)
        let useCases = ScriptedUseCases(payments: [try .captured()], entries: [entry])
        #expect(
            await body(useCases, request(.get, "/v1/payments/pay_1/ledger-entries")) == """
                {"entries":[{"id":"fee/pi_1","movement":"fee","object_id":"pi_1",\
                "provider":"stripe","amount":{"amount_minor":60,"currency":"USD"},\
                "postings":[{"account":"5100-processing-fees","side":"debit",\
                "amount":{"amount_minor":60,"currency":"USD"}},\
                {"account":"1200-gateway-clearing","side":"credit",\
                "amount":{"amount_minor":60,"currency":"USD"}}],\
                "recorded_at":"2026-01-05T09:00:00.000Z"}]}
                """)
    }

    static let difference = ReconciliationBreak(
        kind: .missingInternal, paymentID: nil, objectID: "pi_9", detail: "we had nothing",
        isMended: false)
    static let differenceText = """
        {"kind":"missing_internal","payment_id":null,"object_id":"pi_9",\
        "detail":"we had nothing","is_mended":false}
        """

    @Test func `reconciling one payment answers with it and what differed`() async throws {
        let useCases = ScriptedUseCases(payments: [try .refunding()], breaks: [Self.difference])
        #expect(
            await body(useCases, request(.post, "/v1/payments/pay_1/reconcile", key: nil))
                == #"{"payment":"# + Self.payment + #"},"breaks":["# + Self.differenceText + "]}")
    }

    @Test func `reconciling a provider answers with every sum and the residual`() async {
        let line = ReconciliationReport.Line(
            currency: "USD", capturedInternal: 1050, capturedExternal: 2100, refundedInternal: 0,
            refundedExternal: 0, feesInternal: 60, feesExternal: 61)
        let report = ReconciliationReport(
            provider: ProviderName("stripe"), since: nine,
            until: nine.adding(milliseconds: 1500), paymentsCompared: 2, refundsCompared: 1,
            lines: [line], breaks: [Self.difference])
        let useCases = ScriptedUseCases(report: report)
        let asked = request(
            .post, "/v1/reconciliations", key: nil,
            body: #"{"provider":"stripe","since":"2026-01-05T14:30:00+05:30"}"#)
        #expect(
            await body(useCases, asked) == """
                {"provider":"stripe","since":"2026-01-05T09:00:00.000Z",\
                "until":"2026-01-05T09:00:01.500Z","payments_compared":2,"refunds_compared":1,\
                "lines":[{"currency":"USD","captured_internal":1050,"captured_external":2100,\
                "refunded_internal":0,"refunded_external":0,"fees_internal":60,\
                "fees_external":61,"residual":-1049}],"breaks":[\(Self.differenceText)]}
                """)
        #expect(useCases.calls == ["reconcileAll stripe 1767603600000"])
    }

    @Test func `parked work is listed with its reasons`() async {
        let saga = SagaRecord(
            id: "att_7", kind: .holdWatch, paymentID: PaymentID("pay_1"),
            state: .parked(reason: "no usable answer"), questions: 9, startedAt: nine)
        let notice = ParkedNotice(
            id: NoticeID(provider: ProviderName("stripe"), eventID: "evt_1"),
            type: "payment_intent.succeeded", reason: "unknown payment")
        let useCases = ScriptedUseCases(
            parked: ParkedWork(sagas: [saga], notices: [notice]))
        #expect(
            await body(useCases, request(.get, "/v1/parked-work")) == """
                {"sagas":[{"id":"att_7","kind":"hold-watch","payment_id":"pay_1",\
                "reason":"no usable answer","questions":9,\
                "started_at":"2026-01-05T09:00:00.000Z"}],\
                "notices":[{"provider":"stripe","event_id":"evt_1",\
                "type":"payment_intent.succeeded","reason":"unknown payment"}]}
                """)
    }

    @Test func `every code has its own title and a status of a problem`() {
        let codes = ProblemCode.allCases
        #expect(codes.count == 29)
        #expect(Set(codes.map(\.title)).count == codes.count)
        #expect(codes.allSatisfy { (400...599).contains($0.status) })
    }
}
