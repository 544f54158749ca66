import HTTPModel
import HTTPTypes
import PaymentsDomain
import PaymentsPorts

/// The merchant-facing HTTP interface: contracts/apis/payments.v1.yaml, request in, response out.
///
/// It reads requests exactly as the contract says, calls one use case, and writes the answer. It
/// holds no state and knows no server; webhooks go to the receivers it was given, body untouched.
package struct PaymentsAPI: HTTPHandler {
    let authorize: any AuthorizePaymentUseCase
    let capture: any CapturePaymentUseCase
    let fail: any FailPaymentUseCase
    let refund: any RefundPaymentUseCase
    let reconcile: any ReconcilePaymentsUseCase
    let read: any ReadPaymentsUseCase
    let stripeWebhooks: any HTTPHandler
    let razorpayWebhooks: any HTTPHandler

    package init(
        authorize: any AuthorizePaymentUseCase, capture: any CapturePaymentUseCase,
        fail: any FailPaymentUseCase, refund: any RefundPaymentUseCase,
        reconcile: any ReconcilePaymentsUseCase, read: any ReadPaymentsUseCase,
        stripeWebhooks: any HTTPHandler, razorpayWebhooks: any HTTPHandler
    ) {
        self.authorize = authorize
        self.capture = capture
        self.fail = fail
        self.refund = refund
        self.reconcile = reconcile
        self.read = read
        self.stripeWebhooks = stripeWebhooks
        self.razorpayWebhooks = razorpayWebhooks
    }

    package func handle(_ request: RequestMessage) async -> ResponseMessage {
        do throws(Problem) {
            let operation = try find(request)
            try check(request, for: operation)
            return try await answer(operation, request)
        } catch {
            return ProblemRendering.response(error)
        }
    }

    private func find(_ request: RequestMessage) throws(Problem) -> Operation {
        switch Router.match(request) {
        case .operation(let operation): return operation
        case .unknownPath:
            throw Problem(.unknownPath, "nothing is at \(request.path)")
        case .methodNotAllowed(let allow):
            var problem = Problem(
                .methodNotAllowed, "the method is \(request.head.method); expected \(allow)")
            problem.allow = allow
            throw problem
        }
    }

    private func check(
        _ request: RequestMessage, for operation: Operation
    ) throws(Problem) {
        if let limit = operation.maximumBodyBytes, request.body.count > limit {
            throw Problem(
                .bodyTooLarge, "the body has \(request.body.count) bytes; expected at most \(limit)"
            )
        }
        if let id = operation.paymentID, !TextRule.isIdentifier(id.text) {
            throw .malformed("the path's payment_id is not \(TextRule.identifier.words)")
        }
        if !operation.takesQuery, request.head.path?.utf8.contains(UInt8(ascii: "?")) == true,
            !request.query.isEmpty
        {
            throw .malformed("the request has a query; expected none")
        }
    }

    private func answer(
        _ operation: Operation, _ request: RequestMessage
    ) async throws(Problem) -> ResponseMessage {
        switch operation {
        case .authorizePayment: try await authorizePayment(request)
        case .capturePayment(let id): try await capturePayment(id, request)
        case .cancelPayment(let id): try await cancelPayment(id, request)
        case .refundPayment(let id): try await refundPayment(id, request)
        case .listPayments: try await listPayments(request)
        case .getPayment(let id): try await getPayment(id)
        case .listRefunds(let id): try await listRefunds(id)
        case .listLedgerEntries(let id): try await listLedgerEntries(id)
        case .reconcilePayment(let id): try await reconcilePayment(id, request)
        case .reconcileAll: try await reconcileAll(request)
        case .listParkedWork: try await listParkedWork()
        case .receiveStripeWebhook: await stripeWebhooks.handle(request)
        case .receiveRazorpayWebhook: await razorpayWebhooks.handle(request)
        }
    }
}
